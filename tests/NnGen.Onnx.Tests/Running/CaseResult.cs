namespace NnGen.Onnx.Tests.Running;

/// <summary>What became of a case: skipped for a reason, or run, and then failed with a complaint or passed.</summary>
internal sealed record CaseResult(string Case, string Operator, string? Reason = null, string? Complaint = null)
{
    public bool IsRun => Reason is null;

    public bool IsPassed => IsRun && Complaint is null;
}
