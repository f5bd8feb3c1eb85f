using BenchmarkDotNet.Running;
using NnGen.Bench.Charts;
using NnGen.Bench.Compiling;
using NnGen.Bench.Quick;
using NnGen.Bench.Starting;

switch (args)
{
    case ["--quick", ..]:
        QuickReport.Run(args.AsSpan(1));
        break;
    case ["--charts", ..]:
        ChartReport.Run(args.AsSpan(1));
        break;
    case ["--generator"]:
        GeneratorReport.Run();
        break;
    case ["--first-call"]:
        FirstCallReport.Run();
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
