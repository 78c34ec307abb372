using System.Diagnostics;
using System.Globalization;
using System.IO.MemoryMappedFiles;
using System.Security.Cryptography;

namespace Connectors.Fuzz;

/// <summary>Reads changed inputs for a while, and goes on from those that led somewhere new.</summary>
internal static class Fuzzing
{
    private const int LargestInput = 1 << 20;

    /// <summary>Seeds alone take more.</summary>
    private const int FewestBranches = 200;

    /// <summary>No input of this size keeps a reader for so long.</summary>
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(10);

    /// <summary>Fuzzes one reader.</summary>
    /// <param name="target">The reader.</param>
    /// <param name="time">For how long.</param>
    /// <param name="seed">Equal seeds change alike.</param>
    /// <param name="present">A file that always holds what is being read, for when the process does not survive it.</param>
    /// <param name="coverage">Where this process counts.</param>
    /// <returns>How many inputs it failed on.</returns>
    public static int Run(FuzzTarget target, TimeSpan time, int seed, string present, Coverage coverage)
    {
        var dice = new Random(seed);
        var mutator = new Mutator(dice, target.Seeds);
        coverage.Forget();
        using var file = MemoryMappedFile.CreateFromFile(present, FileMode.Create, null, LargestInput + sizeof(int));
        using var view = file.CreateViewAccessor();
        var began = 0L;
        using var watchman = new Timer(_ => GiveUpOn(target, view, Volatile.Read(ref began)), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        var (corpus, found, runs) = (new List<byte[]>(), new Dictionary<string, Exception>(StringComparer.Ordinal), 0);
        foreach (var input in target.Seeds.Concat(FuzzTargets.Crashers(target.Name).Select(File.ReadAllBytes)))
        {
            Read(input);
            corpus.Add(input);
        }

        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < time && found.Count < 5)
        {
            // What was found last is looked at more often: it is the edge of what is known.
            var input = mutator.Change(corpus[corpus.Count - 1 - (int)(corpus.Count * Math.Pow(dice.NextDouble(), 2))], () => corpus[dice.Next(corpus.Count)]);
            if (Read(input))
                corpus.Add(input);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {target.Name}: {runs} inputs, {coverage.Branches} branches, {corpus.Count} ways, {found.Count} failures"));
        if (coverage.Branches < FewestBranches)
            throw new InvalidOperationException($"{target.Name} took {coverage.Branches} branches: its assemblies do not count.");
        foreach (var (path, thrown) in found)
            Console.Error.WriteLine($"{path}: {thrown}");
        return found.Count;

        bool Read(byte[] input)
        {
            Volatile.Write(ref began, Stopwatch.GetTimestamp());
            view.Write(0, input.Length);
            view.WriteArray(sizeof(int), input, 0, input.Length);
            Exception? thrown = null;
            var isNews = coverage.IsNews(() => thrown = target.Try(input));
            Volatile.Write(ref began, 0);
            runs++;
            if (thrown is not null && !found.Values.Any(known => Place(known) == Place(thrown)))
                found.Add(Keep(target.Name, input), thrown);
            return isNews && thrown is null;
        }
    }

    /// <summary>Keeps what a reader failed on where tests read it again.</summary>
    public static string Keep(string target, byte[] input)
    {
        var path = Path.Combine(FuzzTargets.CrashersOf(target), Convert.ToHexStringLower(SHA256.HashData(input))[..12]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, input);
        if (input.Length <= 4096)
            Console.Error.WriteLine($"{path} holds, in base64: {Convert.ToBase64String(input)}");
        return path;
    }

    /// <summary>What was being read when the process ended.</summary>
    public static byte[] Present(string file)
    {
        using var reader = new BinaryReader(File.OpenRead(file));
        return reader.ReadBytes(reader.ReadInt32());
    }

    /// <summary>One failure counts once, however many inputs lead there.</summary>
    private static string Place(Exception thrown) => $"{thrown.GetType()} {thrown.StackTrace?.Split('\n')[0]}";

    private static void GiveUpOn(FuzzTarget target, MemoryMappedViewAccessor view, long began)
    {
        if (began == 0 || Stopwatch.GetElapsedTime(began) < Slow)
            return;
        var input = new byte[view.ReadInt32(0)];
        view.ReadArray(sizeof(int), input, 0, input.Length);
        Console.Error.WriteLine($"{target.Name} still reads {Keep(target.Name, input)} after {Slow.TotalSeconds:0} s.");
        Environment.Exit(3);
    }
}
