namespace NnGen.Peers.Libraries;

/// <summary>A peer cannot do something here; the message says why, and the table has a blank.</summary>
internal sealed class PeerUnavailableException(string reason) : Exception(reason);
