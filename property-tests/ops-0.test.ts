import { describeOps, describeRegistry } from './ops.ts';

describeRegistry();
describeOps(0);
