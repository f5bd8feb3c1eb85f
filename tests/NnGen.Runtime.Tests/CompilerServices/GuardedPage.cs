using System.Runtime.InteropServices;

namespace NnGen.Tests.CompilerServices;

/// <summary>
/// Floats that end where readable memory ends: one byte past <see cref="End"/> ends the process. Where pages cannot be protected, ordinary
/// memory with nothing to fault.
/// </summary>
internal sealed unsafe partial class GuardedPage : IDisposable
{
    private const int PageSize = 65_536;

    private readonly byte* _memory;

    public GuardedPage()
    {
        _memory = (byte*)NativeMemory.AlignedAlloc(2 * PageSize, PageSize);
        NativeMemory.Clear(_memory, 2 * PageSize);
        IsProtected = OperatingSystem.IsLinux() && Protect(_memory + PageSize, PageSize, 0) == 0;
    }

    public bool IsProtected { get; }

    public float* End => (float*)(_memory + PageSize);

    public void Dispose()
    {
        if (IsProtected)
        {
            _ = Protect(_memory + PageSize, PageSize, 3);
        }

        NativeMemory.AlignedFree(_memory);
    }

    [LibraryImport("libc", EntryPoint = "mprotect")]
    private static partial int Protect(void* address, nuint length, int protection);
}
