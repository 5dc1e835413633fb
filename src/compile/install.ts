import { installRunner } from '../tensor/bind.ts';
import { runEager } from './eager.ts';

installRunner(runEager);
