using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

internal sealed partial class FunctionPlanner
{
    /// <summary>Operands first; a loop after all of its body that is needed, whoever needs it.</summary>
    private static List<Tensor> InOrder(HashSet<Tensor> needed)
    {
        var (ordered, seen) = (new List<Tensor>(), new HashSet<Tensor>());

        void Visit(Tensor tensor)
        {
            if (!needed.Contains(tensor) || !seen.Add(tensor))
            {
                return;
            }

            var before = tensor is ScanTensor scan ? tensor.Operands.Concat(needed.Where(other => other.Loop == scan.OfLoop).OrderBy(other => other.Id)) : tensor.Operands;
            before.ToList().ForEach(Visit);
            ordered.Add(tensor);
        }

        needed.OrderBy(tensor => tensor.Id).ToList().ForEach(Visit);
        return ordered;
    }

    private static bool IsConstant(Tensor tensor) => tensor is MapTensor { Expression: ScalarConstant };

    /// <summary>
    /// Plans a loop over time. Its states lie in memory at all times, one row more than there are steps, and so do the values of the body that are read
    /// outside; the others have one row for each sample while the loop runs.
    /// </summary>
    private void PlanLoop(ScanTensor scan)
    {
        var (outside, temporary) = (_places.Keys.ToArray(), new List<Storage>());
        PlaceStates(scan, temporary);
        foreach (var sequence in _needed.OfType<SequenceTensor>().Where(sequence => sequence.Scan == scan))
        {
            _places[sequence] = Allocate(sequence);
            _places[sequence.Body] = _places[sequence].AtStep(0, _places[sequence].RowsPerSample);
        }

        var placed = _places.Keys.ToArray();
        var (groups, groupOf) = Fusion.Group([.. _needed.Where(tensor => tensor.Loop == scan.OfLoop)], [], _oneRow, scan.OfLoop);
        _body = [];
        foreach (var group in groups)
        {
            PlaceMembers(group, groupOf);
            PlanGroup(group);
        }

        DeliverStates(scan);
        _steps.Add(new LoopStep(scan.OfLoop.Length, scan.OfLoop.IsReversed, _body.ToEquatableArray(), scan.Layer));
        _body = null;

        temporary.AddRange(_places.Keys.Except(placed).Where(tensor => !_partOf.ContainsKey(tensor)).Select(tensor => _places[tensor]));
        temporary.ForEach(storage => _memory.Return(storage.Offset, storage.Length));
        foreach (var tensor in _places.Keys.Except(outside).Where(tensor => tensor.Loop == scan.OfLoop).ToArray())
        {
            _places.Remove(tensor);
        }
    }

    private void PlaceStates(ScanTensor scan, List<Storage> temporary)
    {
        var (length, reversed) = (scan.OfLoop.Length, scan.OfLoop.IsReversed);
        var trajectories = _needed.OfType<TrajectoryTensor>().Where(trajectory => trajectory.Scan == scan).ToDictionary(trajectory => trajectory.Index);
        foreach (var state in scan.States)
        {
            var all = Storage.Padded(Block.PerSample, 0, new Shape(true, [length + 1, .. state.Shape.Axes]));
            all = all with { Offset = _memory.Take(all.Length) };
            if (trajectories.TryGetValue(state.Index, out var trajectory))
            {
                _places[trajectory] = all;
            }
            else
            {
                temporary.Add(all);
            }

            var first = all.AtStep(reversed ? length : 0, length + 1) with { StepStride = 0 };
            _steps.Add(state.Initial is MapTensor { Expression: ScalarConstant constant }
                ? new FillStep(new(state.Name, first), constant.Value, scan.Layer)
                : RowPlanner.Copy(state.Shape, state.Initial.Name, PlaceOf(state.Initial), state.Name, Placement.Of(first, state.Shape), scan.Layer));
            _places[state] = all.AtStep(reversed ? 1 : 0, length + 1);
            if (scan.Next[state.Index].Loop == scan.OfLoop && !_places.ContainsKey(scan.Next[state.Index]))
            {
                _places[scan.Next[state.Index]] = all.AtStep(reversed ? 0 : 1, length + 1);
            }
        }
    }

    /// <summary>Copies what follows a state but is not computed in its place: a step of another sequence, or what follows another state too.</summary>
    private void DeliverStates(ScanTensor scan)
    {
        foreach (var state in scan.States)
        {
            var (next, place) = (scan.Next[state.Index], _places[state]);
            var step = scan.OfLoop.IsReversed ? -place.StepStride : place.StepStride;
            var wanted = place with { ColumnStart = place.ColumnStart + step };
            if (!_places.TryGetValue(next, out var known) || known != wanted)
            {
                Add(RowPlanner.Copy(state.Shape, next.Name, PlaceOf(next), state.Name, Placement.Of(wanted, state.Shape), scan.Layer));
            }
        }
    }
}
