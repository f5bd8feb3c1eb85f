using System.Globalization;
using NnGen.Peers.Comparisons;
using NnGen.Peers.Jobs;
using NnGen.Peers.Networks;
using NnGen.Peers.Libraries;

if (args is not [var directory, var python, var script, .. var rest])
{
    Console.Error.WriteLine("Started by bench/peers/run, with the directory of the native libraries, a Python and its script.");
    return 2;
}

var seconds = rest is [var text, ..] ? double.Parse(text, CultureInfo.InvariantCulture) : 90;
var onnx = new OnnxPeer(directory);
var (openblas, libxsmm) = (new MatrixPeer(directory, "openblas"), new MatrixPeer(directory, "libxsmm"));
using var torch = new TorchPeer(directory, python, script);
var comparison = new Comparison(onnx, torch, openblas, libxsmm);

var networks = AllNetworks.Create();
IReadOnlyList<LayerCase> layers = [new LayerCase<Layer784To128>(), new LayerCase<Layer128To64>(), new LayerCase<Layer64To32>()];
List<Row> rows =
[
    comparison.Predict(networks[0], 1),
    .. networks.Skip(1).SelectMany(network => new[]
    {
        comparison.Predict(network, 1), comparison.Predict(network, NetworkCase.Batch), comparison.Train(network),
    }),
    .. layers.SelectMany(layer => Enum.GetValues<ProductKind>().Select(kind => comparison.Multiply(layer, kind)).OfType<Row>()),
];
Row.Interleave(rows, seconds);

Console.WriteLine(
    $"ONNX Runtime {onnx.Version ?? "missing"}, PyTorch {torch.Version ?? "missing"}, " +
    $"OpenBLAS {(openblas.Target is { } core ? $"for {core}" : "missing")}, " +
    $"libxsmm {(libxsmm.Target is { } target ? $"for {target}" : "missing")}; " +
    $"{rows[0].NnGen.Passes.Count} passes.");
Console.WriteLine();
RatioTable.Write(Console.Out, Comparison.Peers, rows);
return 0;
