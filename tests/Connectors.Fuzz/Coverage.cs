using System.Runtime.InteropServices;
using SharpFuzz.Common;

namespace Connectors.Fuzz;

/// <summary>Which branches a run took, and how often, as the instrumented assemblies count them: in this process, without a fuzzer outside of it.</summary>
internal sealed unsafe class Coverage
{
    private const int Size = 1 << 16;

    /// <summary>Never freed: the assemblies count until the process ends.</summary>
    private readonly byte* _taken = (byte*)NativeMemory.AllocZeroed(Size);
    private readonly byte[] _known = new byte[Size];

    /// <summary>Where they count. To be made before anything of them runs, once in a process.</summary>
    public Coverage() => Trace.SharedMem = _taken;

    /// <summary>How many branches were ever taken.</summary>
    public int Branches { get; private set; }

    /// <summary>Runs something, and says whether it went where nothing went before, or somewhere much more often.</summary>
    public bool IsNews(Action run)
    {
        var taken = new Span<byte>(_taken, Size);
        taken.Clear();
        Trace.PrevLocation = 0;
        run();
        var isNews = false;
        for (var word = 0; word < Size; word += sizeof(ulong))
        {
            if (*(ulong*)(_taken + word) == 0)
                continue;
            for (var branch = word; branch < word + sizeof(ulong); branch++)
            {
                var often = Often(_taken[branch]);
                if ((often & ~_known[branch]) == 0)
                    continue;
                Branches += _known[branch] == 0 ? 1 : 0;
                _known[branch] |= often;
                isNews = true;
            }
        }

        return isNews;
    }

    /// <summary>Begins anew: another reader goes its own ways.</summary>
    public void Forget()
    {
        Array.Clear(_known);
        Branches = 0;
    }

    /// <summary>Once, twice, thrice, a few times, and so on: one more turn of a long loop is no news.</summary>
    private static byte Often(byte count) => count switch
    {
        0 => 0,
        1 => 1,
        2 => 2,
        3 => 4,
        < 8 => 8,
        < 16 => 16,
        < 32 => 32,
        < 128 => 64,
        _ => 128,
    };
}
