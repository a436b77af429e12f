import { ApplicationFailure } from '@temporalio/workflow';
import {
  COMMAND_REFUSED,
  INVALID_PAYLOAD,
  type AreaOrder,
  type CommandRefusal,
  type CommandRequest,
} from '../../contracts/report-workflow';
import { ROLES } from '../../domain/report/actor';
import type { Command, CommandName } from '../../domain/report/commands';
import { PAYLOAD_SHAPES, payloadFaults } from '../../domain/report/payload-shapes';
import type { Rejection } from '../../domain/report/rejection';
import type { Status } from '../../domain/report/status';

/** The command that an Update asks for. Throws an `INVALID_PAYLOAD` failure, whatever junk was sent. */
export function parseRequest<Name extends CommandName>(
  name: Name,
  request: CommandRequest<Name>,
  status: Status,
): Command {
  const issues = faultsOf(name, request);
  if (issues.length === 0) return { type: name, payload: request.payload } as Command;
  const refusal: CommandRefusal = {
    code: 'invalid_payload',
    message: { vi: 'Nội dung gửi không hợp lệ.', en: 'What was sent is not valid.' },
    issues,
    status,
  };
  throw ApplicationFailure.nonRetryable('The payload is not valid', INVALID_PAYLOAD, refusal);
}

/** The order that a Signal carries; null for anything else. */
export function parseAreaOrder(order: AreaOrder): AreaOrder | null {
  const known = order?.command === 'suspend_area' || order?.command === 'resume_area';
  return known && faultsOf(order.command, order).length === 0 ? order : null;
}

/** A refusal as an Update's failure. Any other kind of error would fail the workflow task, again and again. */
export function refusalFailure({ code, message }: Rejection, status: Status): ApplicationFailure {
  const refusal: CommandRefusal = { code, message, status };
  return ApplicationFailure.nonRetryable(message.en, COMMAND_REFUSED, refusal);
}

function faultsOf(name: CommandName, request: Pick<CommandRequest, 'actor' | 'payload'>) {
  const faults = payloadFaults(PAYLOAD_SHAPES[name], request?.payload);
  const role = request?.actor?.role;
  return ROLES.includes(role) ? faults : [...faults, { field: 'actor', rule: 'must name a role' }];
}
