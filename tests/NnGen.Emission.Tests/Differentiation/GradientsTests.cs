using NnGen.Emission.Tests.Graphs;
using NnGen.Generator.Differentiation;
using NnGen.Generator.Graph;
using static NnGen.Generator.Graph.Scalars;

namespace NnGen.Emission.Tests.Differentiation;

public class GradientsTests
{
    private readonly TestGraph _test = new(batch: 3);

    [Fact]
    public void Dense_layer_gives_the_three_products_of_the_textbook()
    {
        var (x, w, b) = (_test.Input("x", 4), _test.Parameter("w", 4, 2), _test.Parameter("b", 2));
        var graph = _test.Graph;
        var z = graph.Map(Argument(0) + Argument(1), graph.Contract("n i, i o -> n o", x, w, Shape.Batched(2)), b);
        var dz = _test.Input("dz", 2);
        var gradients = Gradients.Of(graph, [(z, dz)], [x, w, b]);

        AssertContraction("n o, i o -> n i", Assert.IsType<ContractTensor>(gradients[x]), dz, w);
        AssertContraction("n i, n o -> i o", Assert.IsType<ContractTensor>(gradients[w]), x, dz);
        var db = Assert.IsType<ReduceTensor>(gradients[b]);
        Assert.Equal((ReduceKind.Sum, true, dz), (db.Kind, db.OverBatch, db.Operands[0]));
        _test.CheckGradients(z, x, w, b);
    }

    [Fact]
    public void Paths_that_meet_add_up()
    {
        var (x, w) = (_test.Input("x", 3), _test.Parameter("w", 3, 3));
        var graph = _test.Graph;
        var h = graph.Map(Tanh(Argument(0)), graph.Contract("n i, i o -> n o", x, w, Shape.Batched(3)));
        var again = graph.Contract("n i, i o -> n o", h, w, Shape.Batched(3));
        _test.CheckGradients(graph.Map((Argument(0) * Argument(1)) + Argument(2), h, again, x), x, w);
    }

    [Fact]
    public void A_tensor_contracted_with_itself_gets_both_its_gradients()
    {
        var x = _test.Input("x", 3);
        _test.CheckGradients(_test.Graph.Contract("n i, n i -> n", x, x, Shape.Batched()), x);
    }

    [Fact]
    public void Several_outputs_contribute_together()
    {
        var (x, a, b) = (_test.Input("x", 3), _test.Input("a", 3), _test.Input("b", 3));
        var graph = _test.Graph;
        var (sine, square) = (graph.Map(Sin(Argument(0)), x), graph.Map(Argument(0) * Argument(0), x));
        var gradient = Gradients.Of(graph, [(sine, a), (square, b)], [x])[x];
        var bindings = _test.Bindings;
        var expected = bindings[x].Select((v, i) => (Math.Cos(v) * bindings[a][i]) + (2 * v * bindings[b][i]));
        Values.AssertClose([.. expected], _test.Evaluate(gradient));
    }

    [Fact]
    public void What_no_gradient_reaches_is_not_in_the_answer()
    {
        var (x, y) = (_test.Input("x", 3), _test.Input("y", 3));
        var z = _test.Graph.Map(Argument(0) * 2, x);
        var gradients = Gradients.Of(_test.Graph, [(z, _test.Graph.Fill(z.Shape, 1))], [x, y]);
        Assert.Equal([x], gradients.Keys);
    }

    [Fact]
    public void Gradient_of_a_value_inside_the_graph_counts_all_its_uses()
    {
        var x = _test.Input("x", 3);
        var graph = _test.Graph;
        var h = graph.Map(Sin(Argument(0)), x);
        var y = graph.Map(Argument(0) * Argument(0) * Argument(1), h, x);
        var gradient = Gradients.Of(graph, [(y, graph.Fill(y.Shape, 1))], [h])[h];
        Values.AssertClose([.. _test.Bindings[x].Select(v => 2 * Math.Sin(v) * v)], _test.Evaluate(gradient));
    }

    private static void AssertContraction(string formula, ContractTensor contract, Tensor left, Tensor right)
    {
        var (space, l, r, o) = (contract.Space, contract.LeftMap, contract.RightMap, contract.OutputMap);
        Assert.Equal(formula, $"{l.ToString(space)}, {r.ToString(space)} -> {o.ToString(space)}");
        Assert.Equal((left, right), (contract.Left, contract.Right));
    }
}
