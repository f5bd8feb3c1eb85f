using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

internal sealed partial class FunctionPlanner
{
    private void PlanProduct(FusionGroup group)
    {
        var planner = ProductOf(group);
        foreach (var output in _outputs.Where(output => output.Sink is { IsSum: true } && Views.Root(output.Value) == group.Root))
        {
            var gradient = Placement.Of(output.Sink!, output.Value.Shape).Reshaped(output.Value.Shape, group.Root.Shape)
                ?? throw new InvalidOperationException($"The gradient {group.Root} has no place under the shape {group.Root.Shape}.");
            Add(planner().PlanGradient(gradient, output.Name));
        }

        if (!IsGradientOnly(group.Root))
        {
            Add(planner().Plan(StartOf(group)));
        }

        _ofProduct.ForEach(storage => _memory.Return(storage.Offset, storage.Length));
        _ofProduct.Clear();
    }

    /// <summary>The product that a group's sums start from, with the one that its own start from, if they do.</summary>
    private KernelStep? StartOf(FusionGroup group) => group.Start is { } start ? ProductOf(start)().Plan(StartOf(start)) : null;

    /// <summary>Planners of a group's product, one for each kernel.</summary>
    private Func<ProductPlanner> ProductOf(FusionGroup group)
    {
        var nest = ContractionNest.Of(group.Root, PlaceOf);
        nest = nest.NeedsRearrangement ? Rearranged(nest, group.Root) : nest;
        return () => new(group, nest, PlaceOf, Destination, _layout.Length);
    }

    /// <summary>The nest with its matrices transposed, and turned where it walks through them backwards; those of parameters are made on their first use.</summary>
    private ContractionNest Rearranged(ContractionNest nest, Tensor product)
    {
        var key = (nest.Lanes.Tensor, nest.Lanes.Strides);
        if (!_rearranged.TryGetValue(key, out var known))
        {
            var transposition = new Transposition(nest);
            var isPerSample = transposition.Shape.HasBatch;
            var storage = Storage.Padded(isPerSample ? Block.PerSample : Block.Fixed, 0, transposition.Shape);
            storage = storage with { Offset = isPerSample ? _memory.Take(storage.Length) : TakeFixed(storage.Length) };
            (isPerSample ? _body ?? _steps : _steps).Add(transposition.Step(storage, product.Layer) with { OncePerStep = !isPerSample });
            known = (storage, transposition.StridesOf(storage));
            Keep(key, known, product);
        }

        return nest.WithTransposed(known.Item1, known.Item2);
    }

    /// <summary>What is transposed for each sample serves one product, after which its memory is free, unless that product is one of those that come last.</summary>
    private void Keep((Tensor, EquatableArray<int>) key, (Storage Storage, EquatableArray<int>) known, Tensor product)
    {
        if (known.Storage.Block == Block.Fixed)
        {
            _rearranged[key] = known;
        }
        else if (!IsGradientOnly(product))
        {
            _ofProduct.Add(known.Storage);
        }
    }
}
