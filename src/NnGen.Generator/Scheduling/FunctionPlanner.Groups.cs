using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

internal sealed partial class FunctionPlanner
{
    private void PlanGroup(FusionGroup group)
    {
        switch (group.Skeleton)
        {
            case Skeleton.Product:
                PlanProduct(group);
                break;
            case Skeleton.Rows:
                Add(new RowPlanner(group, PlaceOf, Destination).Plan());
                break;
            case Skeleton.Window:
                Add(new WindowPlanner(group, PlaceOf, Destination).Plan());
                break;
            case Skeleton.Pad:
                Add(PadPlanner.Plan((PadTensor)group.Root, PlaceOf(group.Root.Operands[0]), PlaceOf(group.Root)));
                break;
            case Skeleton.Random:
                var random = (RandomTensor)group.Root;
                Add(new RandomStep(random.Distribution, random.Stream, _places[random], random.Layer));
                break;
            case Skeleton.Gather:
                _steps.Add(TablePlanner.Gather((GatherTensor)group.Root, PlaceOf));
                break;
            case Skeleton.ScatterAdd:
                _steps.AddRange(_outputs.Where(output => Views.Root(output.Value) == group.Root)
                    .Select(output => TablePlanner.ScatterAdd((ScatterAddTensor)group.Root, output, PlaceOf)));
                break;
            case Skeleton.Remember:
                Add(Remembered((RememberedTensor)group.Root));
                break;
            case Skeleton.Copy when !_places.ContainsKey(group.Root):
                break;
            case Skeleton.Copy:
                Add(Copied(group.Root));
                break;
            case Skeleton.Loop:
                PlanLoop((ScanTensor)group.Root);
                break;
            default:
                PlanConcatenation((ConcatenateTensor)group.Root);
                break;
        }
    }

    private Step Remembered(RememberedTensor remembered) => RowPlanner.Copy(
        remembered.Step.Shape, Views.NameOf(remembered.Step), PlaceOf(remembered.Step), remembered.Memory.Name, PlaceOf(remembered).AtStep(remembered.Axis), remembered.Layer);

    /// <summary>A view under another shape, copied row by row under whichever shape both lie evenly in.</summary>
    private Step Copied(Tensor copy)
    {
        var view = copy.Operands[0];
        var (source, destination) = (PlaceOf(view), PlaceOf(copy));
        return destination.Reshaped(copy.Shape, view.Shape) is { } reshaped
            ? RowPlanner.Copy(view.Shape, view.Name, source, copy.Name, reshaped, copy.Layer)
            : source.Reshaped(view.Shape, copy.Shape) is { } rows
                ? RowPlanner.Copy(copy.Shape, view.Name, rows, copy.Name, destination, copy.Layer)
                : throw new InvalidOperationException($"No loop copies {view} to {copy}.");
    }

    private void PlanConcatenation(ConcatenateTensor concatenate)
    {
        var start = 0;
        foreach (var operand in concatenate.Operands)
        {
            var length = operand.Shape.Axes[concatenate.Axis];
            var part = concatenate.Axis == concatenate.Shape.Rank - 1
                ? Placement.Of(_places[concatenate].Columns(start, length, written: true), operand.Shape)
                : PlaceOf(concatenate).From(concatenate.Axis, start);
            if (PlaceOf(operand) != part)
            {
                Add(RowPlanner.Copy(operand.Shape, operand.Name, PlaceOf(operand), concatenate.Name, part, concatenate.Layer));
            }

            start += length;
        }
    }
}
