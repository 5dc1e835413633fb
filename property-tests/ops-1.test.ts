import { describeOps } from './ops.ts';

describeOps(1);
