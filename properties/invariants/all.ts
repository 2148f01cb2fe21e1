import { acceptedNewsIsNotLost } from './accepted-news-is-not-lost.js';
import { actsAreVerified } from './acts-are-verified.js';
import { amountMatches } from './amount-matches.js';
import { answersAreReadable } from './answers-are-readable.js';
import { answersComeInTime } from './answers-come-in-time.js';
import { attemptStaysOnItsPage } from './attempt-stays-on-its-page.js';
import { callsAreFew } from './calls-are-few.js';
import { cancelFollowsLook } from './cancel-follows-look.js';
import { cancelOnlyCaptured } from './cancel-only-captured.js';
import { capturedAtMostOnce } from './captured-at-most-once.js';
import { claimComesFirst } from './claim-comes-first.js';
import { completedOnce } from './completed-once.js';
import { completionIffMoney } from './completion-iff-money.js';
import { confirmOnlyMatching } from './confirm-only-matching.js';
import { conservation } from './conservation.js';
import { customerIsPresent } from './customer-is-present.js';
import { everyAttemptEnds } from './every-attempt-ends.js';
import { everyOrderEnds } from './every-order-ends.js';
import { intentComesFirst } from './intent-comes-first.js';
import { intentsAreCarriedOut } from './intents-are-carried-out.js';
import type { Invariant } from './invariant.js';
import { itemKeepsItsAge } from './item-keeps-its-age.js';
import { keysAreKept } from './keys-are-kept.js';
import { lastWordFits } from './last-word-fits.js';
import { leasesAreKept } from './leases-are-kept.js';
import { logAgreesWithEnd } from './log-agrees-with-end.js';
import { logOnlyGrows } from './log-only-grows.js';
import { logProvesNothingFalse } from './log-proves-nothing-false.js';
import { manualIsTrue } from './manual-is-true.js';
import { manualItemIsWhole } from './manual-item-is-whole.js';
import { neverRefundCompleted } from './never-refund-completed.js';
import { noCaptureAfterRelease } from './no-capture-after-release.js';
import { noOrderIsStuck } from './no-order-is-stuck.js';
import { oneItemPerCause } from './one-item-per-cause.js';
import { ownOrdersAreLeftAlone } from './own-orders-are-left-alone.js';
import { peopleAreCalledInTime } from './people-are-called-in-time.js';
import { postedExactlyOnce } from './posted-exactly-once.js';
import { postedOnItsDay } from './posted-on-its-day.js';
import { reconciliationIsTrue } from './reconciliation-is-true.js';
import { rowsNameTheirWriter } from './rows-name-their-writer.js';
import { secretsStaySecret } from './secrets-stay-secret.js';
import { singleWriter } from './single-writer.js';
import { strangersLearnNothing } from './strangers-learn-nothing.js';
import { terminalIsFinal } from './terminal-is-final.js';
import { toldAccountIsIssued } from './told-account-is-issued.js';
import { toldCancelledIsRefunded } from './told-cancelled-is-refunded.js';
import { toldNotChargedIsNotCharged } from './told-not-charged-is-not-charged.js';
import { toldPaidIsComplete } from './told-paid-is-complete.js';
import { twinsHearTheSame } from './twins-hear-the-same.js';
import { unknownStaysUnknown } from './unknown-stays-unknown.js';

/** Everything that must hold, in the order in which it is reported: money, words, rest, the service's own log. */
export const allInvariants: readonly Invariant[] = [
  conservation,
  capturedAtMostOnce,
  amountMatches,
  completionIffMoney,
  noCaptureAfterRelease,
  neverRefundCompleted,
  terminalIsFinal,
  completedOnce,
  postedExactlyOnce,
  postedOnItsDay,
  ownOrdersAreLeftAlone,
  confirmOnlyMatching,
  customerIsPresent,
  singleWriter,
  cancelOnlyCaptured,
  cancelFollowsLook,
  claimComesFirst,
  keysAreKept,
  attemptStaysOnItsPage,
  strangersLearnNothing,
  secretsStaySecret,
  toldPaidIsComplete,
  toldNotChargedIsNotCharged,
  toldAccountIsIssued,
  toldCancelledIsRefunded,
  twinsHearTheSame,
  answersAreReadable,
  answersComeInTime,
  callsAreFew,
  everyOrderEnds,
  everyAttemptEnds,
  noOrderIsStuck,
  lastWordFits,
  manualIsTrue,
  manualItemIsWhole,
  oneItemPerCause,
  itemKeepsItsAge,
  peopleAreCalledInTime,
  acceptedNewsIsNotLost,
  actsAreVerified,
  intentComesFirst,
  intentsAreCarriedOut,
  unknownStaysUnknown,
  logProvesNothingFalse,
  logOnlyGrows,
  logAgreesWithEnd,
  rowsNameTheirWriter,
  leasesAreKept,
  reconciliationIsTrue,
];
