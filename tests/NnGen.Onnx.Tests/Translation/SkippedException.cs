namespace NnGen.Onnx.Tests.Translation;

/// <summary>A case that no network computes, and why; cases with one reason are counted together.</summary>
internal sealed class SkippedException(string reason) : Exception(reason);
