using BenchmarkDotNet.Running;
using NnGen.Bench.Quick;

if (args is ["--quick", ..])
{
    QuickReport.Run(args.AsSpan(1));
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
