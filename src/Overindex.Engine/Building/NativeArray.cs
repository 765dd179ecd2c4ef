using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Overindex.Engine.Building;

/// <summary>
/// A large array outside the managed heap, in large pages where the system has them: random access to hundreds of megabytes
/// otherwise spends more time on translating addresses than on memory. Its elements start undefined.
/// </summary>
internal sealed unsafe class NativeArray<T> : IDisposable
    where T : unmanaged
{
    private const int LargePage = 1 << 21;
    private const int AdviseLargePages = 14;

    internal NativeArray(long length)
    {
        Length = length;
        var bytes = (nuint)Math.Max(1, length) * (nuint)Unsafe.SizeOf<T>();
        Pointer = (T*)NativeMemory.AlignedAlloc(bytes, bytes >= LargePage ? LargePage : (nuint)64);
        if (bytes >= LargePage && OperatingSystem.IsLinux())
        {
            // Only advice: without large pages everything works the same, slower.
            _ = LargePages.Advise(Pointer, bytes, AdviseLargePages);
        }

        GC.AddMemoryPressure((long)bytes);
    }

    internal long Length { get; }

    internal T* Pointer { get; private set; }

    internal ref T this[long index] => ref Pointer[index];

    internal Span<T> Span(long start, int length) => new(Pointer + start, length);

    public void Dispose()
    {
        if (Pointer != null)
        {
            NativeMemory.AlignedFree(Pointer);
            Pointer = null;
            GC.RemoveMemoryPressure(Math.Max(1, Length) * Unsafe.SizeOf<T>());
        }
    }
}

internal static unsafe partial class LargePages
{
    [LibraryImport("libc", EntryPoint = "madvise")]
    internal static partial int Advise(void* start, nuint length, int advice);
}
