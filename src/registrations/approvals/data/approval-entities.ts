import { DecisionBatchEntity } from './decision-batch.entity.js';
import { RegistrationApprovalEntity } from './registration-approval.entity.js';

export const approvalEntities = [DecisionBatchEntity, RegistrationApprovalEntity];
