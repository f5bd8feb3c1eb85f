using System.Globalization;
using NnGen;
using PyTorchSample;

const int TestCount = 360;
const float Tolerance = 1e-5f;
const float RequiredAccuracy = 0.9f;

var data = Path.Combine(AppContext.BaseDirectory, "data");
var source = args.Length > 0 ? args[0] : data;
var target = Directory.CreateDirectory(args.Length > 1 ? args[1] : Path.Combine("artifacts", "pytorch")).FullName;

// PyTorch names the layers of a Sequential by their positions: 0 and 2, the activation being 1.
var net = new DigitNet();
net.Load(Path.Combine(source, "pytorch.safetensors"), name => name.Replace("0.", "dense1.").Replace("2.", "dense2."));

var digits = Dataset.LoadCsv(Path.Combine(data, "digits.csv.gz"), new CsvOptions { Scale = 1f / 16f });
var test = digits.Subset([.. Enumerable.Range(digits.Count - TestCount, TestCount)]);
using var trainer = new Trainer<DigitNet>(net, new Adam());
var accuracy = trainer.Evaluate(test).Accuracy!.Value;
var outputs = new float[TestCount * DigitNet.OutputSize];
net.Predict(test.Inputs, outputs);

var expected = File.ReadAllLines(Path.Combine(source, "pytorch-outputs.csv"))
    .SelectMany(line => line.Split(',')).Select(value => float.Parse(value, CultureInfo.InvariantCulture)).ToArray();
var difference = expected.Zip(outputs, (a, b) => Math.Abs(a - b)).Max();
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"NnGen, from PyTorch's file: accuracy on the last {TestCount} digits {accuracy:P2}; {expected.Length} outputs differ from PyTorch's by at most {difference:0.0e+0}"));

net.Save(Path.Combine(target, "nngen.safetensors"));
File.WriteAllLines(
    Path.Combine(target, "nngen-outputs.csv"),
    outputs.Chunk(DigitNet.OutputSize).Select(row => string.Join(",", row.Select(value => value.ToString("G9", CultureInfo.InvariantCulture)))));
return difference <= Tolerance && accuracy >= RequiredAccuracy ? 0 : 1;
