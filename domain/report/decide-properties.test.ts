import fc from 'fast-check';
import {
  accepted,
  checkActions,
  checkClock,
  checkDecisions,
  checkDeescalation,
  checkEvents,
  checkLadder,
  checkMessages,
  checkObligations,
  checkPauses,
  checkReprojection,
  checkReviewers,
  checkUnmerge,
  lastOf,
} from './testing/life-checks';
import { lives, randomRules, rulesOfHue } from './testing/random-lives';

const RUNS = { numRuns: 1_000 };

describe.each([
  ['Huế’s rules', rulesOfHue],
  ['any rules', randomRules],
])('random lives under %s', (_, rules) => {
  it('When a report lives at random, then it is sound: its events, states, clocks, ladders, messages and actions', () => {
    const sound = fc.property(lives(rules), fc.nat(), (life, anyone) => {
      checkEvents(life);
      checkDecisions(life);
      checkClock(life);
      checkLadder(life);
      checkDeescalation(life);
      checkMessages(life);
      checkReviewers(life);
      for (const step of accepted(life)) {
        checkObligations(step);
        checkPauses(step);
        checkReprojection(step);
      }
      checkUnmerge(lastOf(life));
      checkActions(lastOf(life), anyone);
    });
    fc.assert(sound, RUNS);
  });

  it('When the clocks of machines differ a little, then nothing throws and all but lateness is sound', () => {
    const sound = fc.property(lives(rules, { clockJitter: true }), (life) => {
      checkEvents(life);
      checkDecisions(life);
      for (const step of accepted(life)) {
        checkObligations(step);
        checkPauses(step);
      }
      checkDeescalation(life);
      checkMessages(life);
    });
    fc.assert(sound, RUNS);
  });
});
