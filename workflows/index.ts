/** The only entry of the workflow bundle: what is exported here is a workflow type. */
export { areaSuspensionWorkflow } from './city/area-suspension-workflow';
export { reprojectionWorkflow } from './city/reprojection-workflow';
export {
  digestWorkflow,
  reconciliationWorkflow,
  retentionWorkflow,
  trainingWorkflow,
} from './city/scheduled-workflows';
export { reportWorkflow } from './report/report-workflow';
export { webhookDeliveryWorkflow } from './webhooks/webhook-delivery-workflow';
