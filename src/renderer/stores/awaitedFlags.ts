import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import type { CompleteFlagsRequest, FlaggedRows } from '@shared/contract/fitApi'
import type { FlagName } from '@shared/diagnostics/flag'
import type { AppError } from '@shared/outcome/appError'
import { latestRequest } from './latestRequest'

/** These follow from a fit that was replaced in the meantime: the newer one asks again. */
const passing: readonly AppError['code'][] = ['fit-outdated', 'table-closed', 'engine-stopped']

interface AwaitedFlagsOptions {
  /** The fit on show and its rules; null where there is no fit. */
  readonly asked: Ref<CompleteFlagsRequest | null>
  /** The flags of that fit as they are known. */
  readonly flagged: Ref<FlaggedRows | null>
  readonly onError: (error: AppError) => void
}

const none: readonly FlagName[] = []

/** Has the engine figure what rules of flagging wait for, as long as the fit on show and its rules ask for it. */
export const awaitFlags = ({ asked, flagged, onError }: AwaitedFlagsOptions) => {
  const requests = latestRequest('completeFlags')
  /** The fit that is asked about. */
  const running = ref<string | null>(null)
  const stopped = ref(false)
  /** Grows whenever flags are complete: what was drawn before lacks some. */
  const completed = ref(0)
  const awaited = shallowRef(none)

  const ask = async (request: CompleteFlagsRequest): Promise<void> => {
    running.value = request.fitId
    stopped.value = false
    await requests.ask(request, (reply) => {
      running.value = null
      if (reply.ok) return void completed.value++
      if (passing.includes(reply.error.code)) return
      stopped.value = true
      if (reply.error.code !== 'cancelled') onError(reply.error)
    })
  }
  const drop = (): void => {
    requests.drop()
    running.value = null
    stopped.value = false
    awaited.value = none
  }

  watch(() => JSON.stringify([asked.value?.fitId, asked.value?.flagRules]), drop, { flush: 'sync' })
  watch(flagged, (known) => {
    awaited.value = known?.awaited ?? none
    if (awaited.value.length === 0) return drop()
    if (asked.value && running.value !== asked.value.fitId && !stopped.value) void ask(asked.value)
  })

  return {
    completed,
    /** The rules that flag nothing yet. */
    awaited,
    /** The share that is done, from 0 to 1; null while it is not known. */
    share: computed(() => {
      const step = requests.slow.value?.progress
      return step?.total ? step.done / step.total : null
    }),
    /** The user has stopped it, or it failed. */
    stopped,
    stop: requests.cancel,
    resume: (): void => {
      if (asked.value) void ask(asked.value)
    },
  }
}
