export { dataflow } from './dataflow.ts';
export type { DataflowOptions, FitOptions, Net, NetState, NetStats } from './dataflow.ts';
export type { FitState, SlotState } from './fits.ts';
export type { GraphDescription, GraphNode } from './graph.ts';
export type { Inspected, InspectedNode, Inspection } from './inspect.ts';
export type { RejectOptions, Rejection } from './operators.ts';
export type { Inputs, InputShapes, LossName, OutputName, Outputs, Parameters, RecordOf, Wire, WireName } from './wires.ts';
