using System.Runtime.CompilerServices;

namespace Connectors.Tests.Shared;

/// <summary>Where the repository's own files are, for tests that read, compare or rewrite one of them.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    // Builds for release map source paths to /_/, so the path of this file is only a hint.
    private static string FindRoot([CallerFilePath] string here = "")
    {
        foreach (var start in new[] { AppContext.BaseDirectory, Path.GetDirectoryName(here) })
        {
            for (var folder = start is null ? null : new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "Connectors.sln")))
                    return folder.FullName;
            }
        }

        throw new InvalidOperationException("The repository root is not above the test output.");
    }
}
