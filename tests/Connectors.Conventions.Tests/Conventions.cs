namespace Connectors.Conventions.Tests;

/// <summary>Fails with every violation in full.</summary>
internal static class Conventions
{
    public static void Hold(IEnumerable<string> violations)
    {
        var all = violations.ToArray();
        Assert.True(all.Length == 0, string.Join('\n', all));
    }
}
