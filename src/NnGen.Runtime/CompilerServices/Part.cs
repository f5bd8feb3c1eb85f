using System.ComponentModel;

namespace NnGen.CompilerServices;

/// <summary>How generated code shares out the rows of a gradient among threads.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Part
{
    /// <summary>
    /// The first row of a part: its end is the start of the next, and that of the last is <paramref name="rows"/>. Parts are whole tiles, so
    /// that shares cost no smaller ones; where tiles do not divide, later parts have more.
    /// </summary>
    /// <param name="rows">All rows.</param>
    /// <param name="tile">The rows of a tile.</param>
    /// <param name="part">Which part, from 0 to <paramref name="parts"/>.</param>
    /// <param name="parts">How many parts there are, at least 1.</param>
    public static int Start(int rows, int tile, int part, int parts) => part == 0 ? 0
        : part == parts ? rows
        : (int)(((long)rows + tile - 1) / tile * part / parts) * tile;
}
