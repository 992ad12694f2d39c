import type { FindingCode } from '../findings/findings.ts';
import type { Fault } from '../web/judge-status.ts';
import { Course } from './course.ts';
import { accept, post, streamFault, type Endpoint } from './endpoint.ts';
import { judgeEvent } from './judge-event.ts';
import { judgePace } from './pace.ts';
import { parseFrame } from './parse-frame.ts';
import { readFrames, type FramesEnd } from './read-frames.ts';
import { createThread } from './request-body.ts';

const faultOfEnd: Partial<Record<FramesEnd, FindingCode>> = {
  broken: 'stream_broke_off',
  silent: 'stream_silent',
  endless: 'answer_too_long',
  unfinished: 'frame_unfinished',
  not_utf8: 'not_utf8',
};

/** Events and faults beyond these tell no more. */
const mostEvents = 50_000;

/**
 * Starts a conversation with one message, and says what is wrong with the answer: the first time that something is. Gives
 * the course of the answer; `null` when there was none to follow. Rejects with a `NoAnswer`.
 */
export async function sendMessage(endpoint: Endpoint, message: string): Promise<Course | null> {
  const { visit } = endpoint;
  const { report, timeoutMs, progress } = visit;
  const answer = await post(endpoint, createThread(message));
  const reply = { ...answer, where: `${answer.where} (threads.create)` };
  if (!accept(visit, reply, streamFault(reply))) return null;
  const before = report.findings.length;
  const course = new Course();
  const told = new Set<FindingCode>();
  const arrivals: number[] = [];
  const tell = (faults: readonly Fault[], place: string): void => {
    for (const fault of faults) if (!told.has(fault.code)) report.add(fault.code, place, fault);
    for (const { code } of faults) told.add(code);
  };
  const end = await readFrames(reply, timeoutMs, (frame) => {
    const { event, faults } = parseFrame(frame);
    const place = `${reply.where}, event ${arrivals.length + 1}`;
    tell(faults, place);
    if (!event) return true;
    if (arrivals.length === 0) progress('The answer has begun…');
    arrivals.push(frame.at);
    tell([...judgeEvent(event), ...course.take(event)], place);
    return arrivals.length < mostEvents;
  });
  const missing = end === 'end' ? course.end() : [];
  tell([...faultsOf(end), ...missing, ...judgePace(reply, { arrivals, pieces: course.pieces })], reply.where);
  if (report.findings.length === before)
    report.well(`answers a message with ${arrivals.length} events, as the protocol has them`);
  return course;
}

function faultsOf(end: FramesEnd): Fault[] {
  if (end === 'left')
    return [{ code: 'answer_too_long', message: `The stream has more than ${mostEvents} events.` }];
  const code = faultOfEnd[end];
  return code ? [{ code }] : [];
}
