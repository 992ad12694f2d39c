import {
  type CurveFactory,
  curveBasis,
  curveBasisClosed,
  curveBasisOpen,
  curveBumpX,
  curveBumpY,
  curveLinear,
  curveLinearClosed,
  curveMonotoneX,
  curveMonotoneY,
  curveNatural,
  curveStep,
  curveStepAfter,
  curveStepBefore,
} from 'd3-shape';

const curves: ReadonlyMap<string, CurveFactory> = new Map([
  ['basis', curveBasis],
  ['basisClosed', curveBasisClosed],
  ['basisOpen', curveBasisOpen],
  ['bump', curveBumpX],
  ['bumpX', curveBumpX],
  ['bumpY', curveBumpY],
  ['linearClosed', curveLinearClosed],
  ['monotone', curveMonotoneX],
  ['monotoneX', curveMonotoneX],
  ['monotoneY', curveMonotoneY],
  ['natural', curveNatural],
  ['step', curveStep],
  ['stepAfter', curveStepAfter],
  ['stepBefore', curveStepBefore],
]);

/** How points are joined; by straight lines unless the name says otherwise. */
export function curveOf(name: string): CurveFactory {
  return curves.get(name) ?? curveLinear;
}
