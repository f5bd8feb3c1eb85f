namespace NnGen.Peers.Jobs;

/// <summary>A layer's sizes and the rows of the batch.</summary>
internal readonly record struct LayerSizes(int Rows, int Inputs, int Outputs);
