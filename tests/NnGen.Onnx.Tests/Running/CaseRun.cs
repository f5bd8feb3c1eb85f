using NnGen.Onnx.Tests.Reading;
using NnGen.Onnx.Tests.Reporting;
using NnGen.Onnx.Tests.Translation;

namespace NnGen.Onnx.Tests.Running;

/// <summary>All cases that concern layers and optimizers, run once for all tests.</summary>
public sealed class CaseRun
{
    private const string Expanded = "_expanded";

    public CaseRun()
    {
        if (CaseFolder.Find() is not { } folder)
        {
            Report = "ONNX's cases are not installed: nothing was compared. "
                + $"Install Debian's libonnx-testdata, or name their folder in {CaseFolder.Variable}.\n";
            return;
        }

        var cases = CaseFolder.Cases(folder).Select(OnnxCase.Read).ToArray();
        var results = new List<CaseResult>(OptimizerCases.Run(cases));
        var networks = Translate(cases, results);
        using var run = new NetworkRun(networks.Select(entry => entry.Network));
        results.AddRange(networks.Select(entry => new CaseResult(entry.Case, entry.Operator, Complaint: Complaint(run, entry.Network))));
        (Results, IsInstalled) = (results, true);
        Report = CaseTable.Of(folder, cases.Length, run.Count, results);
    }

    /// <summary>Whether there are cases on this machine.</summary>
    public bool IsInstalled { get; }

    /// <summary>The table.</summary>
    public string Report { get; }

    internal IReadOnlyList<CaseResult> Results { get; } = [];

    /// <summary>The cases that have networks; the others go to the results with their reason.</summary>
    private static List<(string Case, string Operator, CaseNetwork Network)> Translate(OnnxCase[] cases, List<CaseResult> results)
    {
        var networks = new List<(string, string, CaseNetwork)>();
        var subjects = cases.ToDictionary(@case => @case.Name, @case => OperatorTable.Subject(@case.Model));
        foreach (var @case in cases)
        {
            var isExpanded = @case.Name.EndsWith(Expanded, StringComparison.Ordinal);
            var subject = isExpanded ? subjects.GetValueOrDefault(@case.Name[..^Expanded.Length]) : subjects[@case.Name];
            if (subject is null)
            {
                continue;
            }

            try
            {
                networks.Add((@case.Name, subject, isExpanded
                    ? throw new SkippedException("the same case with the operator written out in others") : Translator.Translate(@case)));
            }
            catch (SkippedException skipped)
            {
                results.Add(new(@case.Name, subject, Reason: skipped.Message));
            }
        }

        return networks;
    }

    private static string? Complaint(NetworkRun run, CaseNetwork network)
    {
        try
        {
            return run.Complaint(network);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or Xunit.Sdk.XunitException)
        {
            return error.Message;
        }
    }
}
