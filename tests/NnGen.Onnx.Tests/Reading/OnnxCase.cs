namespace NnGen.Onnx.Tests.Reading;

/// <summary>One of ONNX's cases: a model, values for its inputs in order, and the outputs it must have.</summary>
internal sealed record OnnxCase(string Name, OnnxModel Model, IReadOnlyList<OnnxTensor> Inputs, IReadOnlyList<OnnxTensor> Outputs)
{
    private const string FirstSet = "test_data_set_0";

    public static OnnxCase Read(string folder)
    {
        var name = Path.Join(Path.GetFileName(Path.GetDirectoryName(folder)), Path.GetFileName(folder));
        return new(name, OnnxModel.Read(File.ReadAllBytes(Path.Join(folder, "model.onnx"))), Tensors(folder, "input"), Tensors(folder, "output"));
    }

    private static OnnxTensor[] Tensors(string folder, string prefix)
    {
        var files = Directory.GetFiles(Path.Join(folder, FirstSet), $"{prefix}_*.pb");
        return [.. Enumerable.Range(0, files.Length).Select(i => OnnxTensor.Read(File.ReadAllBytes(Path.Join(folder, FirstSet, $"{prefix}_{i}.pb"))))];
    }
}
