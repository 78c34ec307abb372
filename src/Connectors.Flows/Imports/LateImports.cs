namespace Connectors.Flows.Imports;

/// <summary>Imports that nobody waited for: they may still be carried out, and are asked for now and then until they are over.</summary>
internal static class LateImports
{
    private const int Most = 5;

    /// <summary>One more; the oldest gives way.</summary>
    public static IReadOnlyList<RunningImport> Add(IReadOnlyList<RunningImport> late, RunningImport import) => [.. late.TakeLast(Most - 1), import];

    /// <summary>What is left after one was asked for; one that is not over goes to the end.</summary>
    public static IReadOnlyList<RunningImport> Asked(IReadOnlyList<RunningImport> late, string importId, bool isOver, DateTimeOffset now) =>
        [.. late.Where(l => l.Id != importId), .. isOver ? [] : late.Where(l => l.Id == importId).Select(l => l with { AskedAt = now })];
}
