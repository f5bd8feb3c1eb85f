namespace NnGen.Testing;

/// <summary>An assertion of this library does not hold. Every test framework takes an exception for a failure.</summary>
/// <param name="message">What does not hold.</param>
public sealed class AssertionFailedException(string message) : Exception(message);
