using System.Text;
using NnGen.Onnx.Tests.Running;

namespace NnGen.Onnx.Tests.Reporting;

/// <summary>The results by operator, and the reasons for what was skipped.</summary>
internal static class CaseTable
{
    public static string Of(string folder, int cases, int networks, IReadOnlyCollection<CaseResult> results)
    {
        var text = new StringBuilder();
        text.AppendLine($"ONNX's cases in {folder}: {cases}, of which {results.Count} concern layers and optimizers here; {networks} networks.");
        text.AppendLine($"{"operator",-26}{"cases",6}{"run",6}{"passed",8}{"skipped",9}");
        foreach (var group in results.GroupBy(result => result.Operator).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            text.AppendLine(Row(group.Key, [.. group]));
        }

        text.AppendLine(Row("all", results));
        text.AppendLine("Skipped:");
        var reasons = results.Where(result => !result.IsRun).GroupBy(result => result.Reason).OrderByDescending(group => group.Count());
        foreach (var reason in reasons.ThenBy(group => group.Key, StringComparer.Ordinal))
        {
            var operators = string.Join(", ", reason.Select(result => result.Operator).Distinct().Order(StringComparer.Ordinal));
            text.AppendLine($"{reason.Count(),6}  {reason.Key} ({operators})");
        }

        return text.ToString();
    }

    private static string Row(string name, IReadOnlyCollection<CaseResult> results)
    {
        var (run, passed) = (results.Count(result => result.IsRun), results.Count(result => result.IsPassed));
        return $"{name,-26}{results.Count,6}{run,6}{passed,8}{results.Count - run,9}";
    }
}
