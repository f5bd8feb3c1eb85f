namespace NnGen.Generator.Scheduling;

/// <summary>Hands out offsets, and takes back what is no longer read: first fit, in whole cache lines.</summary>
internal sealed class MemoryPlan(int start)
{
    private readonly List<(int Offset, int Length)> _free = [];

    /// <summary>The memory needed so far.</summary>
    public int Length { get; private set; } = start;

    public int Take(int length)
    {
        for (var i = 0; i < _free.Count; i++)
        {
            var (offset, available) = _free[i];
            if (available >= length)
            {
                _free.RemoveAt(i);
                if (available > length)
                {
                    _free.Insert(i, (offset + length, available - length));
                }

                return offset;
            }
        }

        var end = Length;
        Length = checked(Length + length);
        return end;
    }

    public void Return(int offset, int length)
    {
        var index = _free.FindIndex(block => block.Offset > offset);
        index = index < 0 ? _free.Count : index;
        _free.Insert(index, (offset, length));
        Merge(index);
        Merge(index - 1);
    }

    private void Merge(int index)
    {
        if (index >= 0 && index + 1 < _free.Count && _free[index].Offset + _free[index].Length == _free[index + 1].Offset)
        {
            _free[index] = (_free[index].Offset, _free[index].Length + _free[index + 1].Length);
            _free.RemoveAt(index + 1);
        }
    }
}
