namespace NnGen;

/// <summary>Work that the threads of a <see cref="ThreadTeam"/> do at once.</summary>
internal interface ITeamJob
{
    /// <summary>Does one part of it; the parts touch nothing that another writes.</summary>
    void Run(int part, int parts);
}

/// <summary>Work on a flat block, element by element.</summary>
internal interface IRangeJob
{
    /// <summary>Does a range of it; both numbers are multiples of 16.</summary>
    void Run(int start, int length);
}
