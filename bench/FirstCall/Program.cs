using System.Diagnostics;
using System.Globalization;
using NnGen.FirstCall;

// The bench starts this and waits for its line: milliseconds from here to the network and on to the first and the second prediction.
// With an argument it has no network, which is what the runtime and the console take.
var entered = Stopwatch.GetTimestamp();
if (args.Length > 0)
{
    Console.WriteLine("0 0 0");
    return;
}

var net = new DigitNet(seed: 1);
var created = Stopwatch.GetElapsedTime(entered);
var (inputs, outputs) = (new float[DigitNet.InputSize], new float[DigitNet.OutputSize]);
net.Predict(inputs, outputs);
var first = Stopwatch.GetElapsedTime(entered);
net.Predict(inputs, outputs);
var second = Stopwatch.GetElapsedTime(entered);
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture, $"{created.TotalMilliseconds} {(first - created).TotalMilliseconds} {(second - first).TotalMilliseconds}"));
