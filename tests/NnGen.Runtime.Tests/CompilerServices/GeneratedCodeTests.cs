using System.Globalization;
using NnGen.CompilerServices;
using NnGen.Tests.Networks;

namespace NnGen.Tests.CompilerServices;

public class GeneratedCodeTests
{
    [Fact]
    public void Another_contract_version_is_refused()
    {
        GeneratedCode.RequireVersion(GeneratedCode.ContractVersion);
        var error = Assert.Throws<InvalidOperationException>(() => GeneratedCode.RequireVersion(9));
        Assert.StartsWith("This network was generated for contract version 9 of NnGen.Runtime, but the runtime at hand has version 5.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_of_another_contract_version_is_neither_created_nor_run()
    {
        Assert.Throws<InvalidOperationException>(() => DenseNetwork<OldSpec>.Create(seed: 1));
        var error = Assert.Throws<InvalidOperationException>(() => Workspace.For<DenseNetwork<OldSpec>>(4));
        Assert.StartsWith("OldSpec was generated for contract version 1 of NnGen.Runtime, but the runtime at hand has version 5.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Initializer.XavierUniform, 0f, 2.0 / 700)]
    [InlineData(Initializer.XavierNormal, 0f, 2.0 / 700)]
    [InlineData(Initializer.HeUniform, 0.5f, 2.0 / (1.25 * 300))]
    [InlineData(Initializer.HeNormal, 0.5f, 2.0 / (1.25 * 300))]
    [InlineData(Initializer.LeCunUniform, 0f, 1.0 / 300)]
    [InlineData(Initializer.LeCunNormal, 0f, 1.0 / 300)]
    public void Initializers_have_their_variance(Initializer initializer, float slope, double variance)
    {
        var values = Fill(initializer, slope);
        Assert.InRange(values.Average(v => v * (double)v), 0.97 * variance, 1.03 * variance);
        Assert.InRange(values.Average(), -0.001, 0.001);
        var isUniform = initializer is Initializer.XavierUniform or Initializer.HeUniform or Initializer.LeCunUniform;
        var largest = values.Max(Math.Abs) / Math.Sqrt(variance);
        Assert.InRange(largest, isUniform ? 1.72 : 3.5, isUniform ? 1.733 : 6);
    }

    [Fact]
    public void Constants_fill_elements()
    {
        Assert.All(Fill(Initializer.Zeros, 7), v => Assert.Equal(0f, v));
        Assert.All(Fill(Initializer.Ones, 7), v => Assert.Equal(1f, v));
        Assert.All(Fill(Initializer.Constant, 0.25f), v => Assert.Equal(0.25f, v));
        Assert.Throws<ArgumentException>(() => Fill(Initializer.Default, 0));
    }

    [Fact]
    public void Initial_parameters_depend_on_the_seed_and_leave_pads_zero()
    {
        var (a, b, c) = (new DenseNetwork<LineSpec>(1), new DenseNetwork<LineSpec>(1), new DenseNetwork<LineSpec>(2));
        Assert.Equal(a.Parameters.ToArray(), b.Parameters.ToArray());
        Assert.NotEqual(a.Parameters.ToArray(), c.Parameters.ToArray());
        Assert.All(Enumerable.Range(0, 64), i => Assert.Equal(i % 16 < 2 && i < 48, a.Parameters[i] != 0));
    }

    [Fact]
    public void Logical_order_has_no_pads_and_returns()
    {
        var net = new DenseNetwork<LineSpec>(1);
        net.Parameters.Fill(float.NaN);
        float[] values = [1, 2, 3, 4, 5, 6, 7, 8];
        GeneratedCode.SetParameters(DenseNetwork<LineSpec>.Info, net.Parameters, values);
        Assert.Equal([1f, 2, 3, 4, 7, 8], new[] { 0, 1, 16, 17, 48, 49 }.Select(i => net.Parameters[i]));
        Assert.True(float.IsNaN(net.Parameters[2]));
        var copy = new float[8];
        GeneratedCode.CopyParametersTo(DenseNetwork<LineSpec>.Info, net.Parameters, copy);
        Assert.Equal(values, copy);

        var error = Assert.Throws<ArgumentException>("source", () => GeneratedCode.SetParameters(DenseNetwork<LineSpec>.Info, net.Parameters, new float[7]));
        Assert.StartsWith("source.Length must be 8 (ParameterCount of LineSpec), but is 7.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("destination", () => GeneratedCode.CopyParametersTo(DenseNetwork<LineSpec>.Info, net.Parameters, new float[9]));
    }

    [Fact]
    public void The_summary_is_a_table_in_invariant_culture()
    {
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        const string expected =
            """
            LineSpec: input 3, loss MeanSquaredError
            Layer   Kind            Output  Parameters  FLOPs
            -------------------------------------------------
            dense1  Dense 2 Linear  2                8     12
            -------------------------------------------------
            Total                                    8     12

            """;
        Assert.Equal(expected.ReplaceLineEndings("\n"), GeneratedCode.Summary(DenseNetwork<LineSpec>.Info));
    }

    private static float[] Fill(Initializer initializer, float value)
    {
        var parameter = new ParameterInfo
        {
            Name = "w",
            Layer = 0,
            Role = ParameterRole.Weight,
            Shape = [300, 400],
            Offset = 0,
            RowCount = 300,
            RowLength = 400,
            RowStride = 400,
            FanIn = 300,
            FanOut = 400,
            Initializer = initializer,
            InitializerValue = value,
        };
        var storage = new float[300 * 400];
        ParameterInitialization.Fill(parameter, storage, 5, 0);
        return storage;
    }
}
