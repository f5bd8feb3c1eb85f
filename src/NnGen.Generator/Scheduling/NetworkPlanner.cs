using NnGen.Generator.Graph;
using NnGen.Generator.Layers;

namespace NnGen.Generator.Scheduling;

/// <summary>Plans all functions of a network over one lowered graph.</summary>
internal sealed partial class NetworkPlanner
{
    private readonly NetworkModel _model;
    private readonly ParameterLayout _layout;
    private readonly BufferLayout _buffers;
    private readonly Lowering _lowering;
    private readonly Storage _outputs;

    private NetworkPlanner(NetworkModel model)
    {
        _model = model;
        _layout = new(model.Parameters);
        _buffers = new(model.Buffers);
        _lowering = new(model.Graph);
        _outputs = Storage.Dense(Block.Outputs, 0, model.Output.Shape);
    }

    public static NetworkPlan Plan(NetworkModel model) => new NetworkPlanner(model).Plan();

    private NetworkPlan Plan()
    {
        var predicted = new FunctionOutput("y", Lower(_model.Output), _outputs);
        var predict = ZeroSkipping.Apply(FunctionPlanner.Plan("Predict", _layout, Given(), [predicted]));
        var kept = KeptForBackward();
        var input = new List<FunctionOutput>();
        FunctionOutput[] score = _model.Loss is { } ofLoss && SharesLossKernel(ofLoss) ? [new(ofLoss.Score.Name, Lower(ofLoss.Score), ScorePlace(ofLoss))] : [];
        var start = score.Length > 0 ? ScorePlace(_model.Loss!).Length + LossPlace(_model.Loss!).Length : 0;
        if (kept.Remove(_model.Input))
        {
            var copy = Storage.Dense(Block.PerSample, start, _model.Input.Shape);
            input.Add(new("xKept", _model.Input, copy));
            start += copy.Length;
        }

        var output = Views.Root(Lower(_model.TrainingOutput));
        FunctionOutput[] keptOutputs = [.. kept.Select(tensor => KeptOutput(tensor, output, ref start))];
        var forward = FunctionPlanner.Plan(
            "Forward", _layout, Given(),
            [.. score, .. keptOutputs, new("y", Lower(_model.TrainingOutput), _outputs), .. input, .. UpdateOutputs()], start);
        var backward = PlanBackward(forward, kept, input);
        var jacobians = PlanJacobians(Kept(forward, kept, input), forward);
        var loss = _model.Loss;
        return new(
            _model, _layout, predict, SamplePlanner.Plan(_model, _layout, Given(), predicted), forward, backward,
            loss is null ? null : PlanLoss(loss, loss.Targets, ""),
            loss?.Labels is null ? null : PlanLoss(loss, loss.Labels, "Labels"),
            Activations(forward, kept),
            loss is null ? null : ScorePlace(loss),
            loss is null ? null : LossPlace(loss),
            jacobians,
            _buffers)
        {
            Stream = _model.Stream is { } stream ? StreamPlanner.Plan(stream, _layout, GivenBesides(), Lower) : null,
        };
    }

    /// <summary>What is kept finds a place of its own; the network's output one that looks as the caller's, so that the kernels of predictions write it.</summary>
    private static FunctionOutput KeptOutput(Tensor tensor, Tensor output, ref int start)
    {
        if (tensor != output)
        {
            return new(tensor.Name, tensor, null);
        }

        var place = Storage.Dense(Block.PerSample, start, tensor.Shape);
        start += place.Length;
        return new(tensor.Name, tensor, place);
    }

    private Tensor Lower(Tensor tensor) => _lowering.Lower(tensor);

    private Dictionary<Tensor, Storage> Given() => new(GivenBesides()) { [_model.Input] = Storage.Dense(_model.ReadsTokens ? Block.Tokens : Block.Inputs, 0, _model.Input.Shape) };

    /// <summary>Buffers, and the number of samples.</summary>
    private Dictionary<Tensor, Storage> GivenBesides()
    {
        var given = _model.Buffers.ToDictionary(buffer => (Tensor)buffer.Tensor, buffer => _buffers.Of(buffer.Tensor));
        foreach (var count in _model.Graph.Tensors.OfType<InputTensor>().Where(input => input.Kind == InputKind.BatchSize))
        {
            given[count] = new(Block.BatchSize, 0, 1, 1, 1, 1);
        }

        return given;
    }

    private IEnumerable<FunctionOutput> UpdateOutputs() =>
        _model.Updates.Select(update => new FunctionOutput(update.Buffer.Name, Lower(update.Value), _buffers.Of(update.Buffer)));

    private IEnumerable<FunctionOutput> GradientOutputs(IReadOnlyDictionary<ParameterTensor, Tensor> gradients) => _model.Parameters
        .Where(gradients.ContainsKey)
        .Reverse()
        .SelectMany(parameter => GradientParts("d" + parameter.Name, Lower(gradients[parameter]), _layout.GradientOf(parameter)));

    /// <summary>A gradient, or where parts of a parameter were used apart, those of the parts: columns beside each other.</summary>
    private static IEnumerable<FunctionOutput> GradientParts(string name, Tensor gradient, Storage storage)
    {
        if (gradient is not ConcatenateTensor whole || whole.Axis != whole.Shape.Rank - 1)
        {
            return [new(name, gradient, storage)];
        }

        var starts = whole.Operands.Select((_, i) => whole.Operands.Take(i).Sum(part => part.Shape.RowLength));
        return whole.Operands.Zip(starts, (part, start) => new FunctionOutput(name, part, storage.Columns(start, part.Shape.RowLength, written: true)));
    }

    /// <summary>The tensors of the training pass that the backward pass reads. Random masks are not among them: they are drawn again.</summary>
    private HashSet<Tensor> KeptForBackward()
    {
        var forward = Cone.Of([Lower(_model.TrainingOutput)]);
        var kept = new HashSet<Tensor>();
        var seen = new HashSet<Tensor>();

        void Visit(Tensor tensor)
        {
            if (BelongsToForward(tensor, forward) && tensor is not (MapTensor { Operands.Count: 0 } or RandomTensor or ParameterTensor or ReshapeTensor or AffineViewTensor or InputTensor { Kind: InputKind.BatchSize }))
            {
                kept.Add(tensor);
            }
            else if (seen.Add(tensor))
            {
                tensor.Operands.ToList().ForEach(Visit);
            }
        }

        _model.Backward.ParameterGradients.Values.Select(Lower).ToList().ForEach(Visit);
        if (_model.Backward.InputGradient is { } dx)
        {
            Visit(Lower(dx));
        }

        foreach (var jacobian in _model.Jacobians)
        {
            Visit(Lower(jacobian.Product));
            Visit(Lower(jacobian.TransposedProduct));
        }

        return kept;
    }

    /// <summary>The place of a maximum is found where the maximum is, the values of a loop's body where the loop is.</summary>
    private static bool BelongsToForward(Tensor tensor, HashSet<Tensor> forward) => forward.Contains(tensor)
        || (tensor is ReduceTensor { Kind: ReduceKind.ArgMax } or SequenceTensor or TrajectoryTensor && forward.Contains(tensor.Operands[0]));

    private FunctionPlan PlanBackward(FunctionPlan forward, HashSet<Tensor> kept, List<FunctionOutput> input)
    {
        var given = Kept(forward, kept, input);
        given[_model.Backward.OutputGradient] = Storage.Dense(Block.OutputGradients, 0, _model.Output.Shape);
        var outputs = GradientOutputs(_model.Backward.ParameterGradients).ToList();
        if (_model.Backward.InputGradient is { } dx)
        {
            outputs.Add(new("dx", Lower(dx), Storage.Dense(Block.InputGradients, 0, _model.Input.Shape)));
        }

        return WithClears(FunctionPlanner.Plan("Backward", _layout, given, outputs, forward.LengthPerSample, fixedStart: forward.FixedLength), []);
    }

    /// <summary>Where the forward pass left what is read after it.</summary>
    private Dictionary<Tensor, Storage> Kept(FunctionPlan forward, HashSet<Tensor> kept, List<FunctionOutput> input)
    {
        var given = GivenBesides();
        foreach (var tensor in kept)
        {
            given[tensor] = forward.Placements[tensor];
        }

        foreach (var copy in input)
        {
            given[copy.Value] = copy.Sink!;
        }

        return given;
    }

    private List<JacobianPlan> PlanJacobians(Dictionary<Tensor, Storage> kept, FunctionPlan forward)
    {
        FunctionPlan Plan(string name, Tensor vector, Tensor product)
        {
            var given = new Dictionary<Tensor, Storage>(kept) { [vector] = Storage.Dense(Block.OutputGradients, 0, vector.Shape) };
            var output = new FunctionOutput("dx", Lower(product), Storage.Dense(Block.InputGradients, 0, product.Shape));
            return FunctionPlanner.Plan(name, _layout, given, [output], forward.LengthPerSample, fixedStart: forward.FixedLength);
        }

        return [.. _model.Jacobians.Select(jacobian => new JacobianPlan(
            jacobian, Plan("Jacobian", jacobian.Tangent, jacobian.Product), Plan("TransposedJacobian", jacobian.Cotangent, jacobian.TransposedProduct)))];
    }

    private FunctionPlan WithClears(FunctionPlan plan, IEnumerable<ParameterTensor> unreached) => plan with
    {
        Steps = plan.Steps.Concat(unreached.Select(parameter => new ClearStep(_layout.GradientOf(parameter), -1))).ToEquatableArray(),
    };
}
