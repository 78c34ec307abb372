using System.Runtime.CompilerServices;

namespace Connectors.Tables.Tests;

/// <summary>Where the repository's own files are.</summary>
internal static class Repository
{
    public static string PathOf(string relative)
    {
        // CI builds map source paths to /_/, so the path of this file is only a hint.
        foreach (var start in new[] { AppContext.BaseDirectory, Path.GetDirectoryName(Here()) })
        {
            for (var folder = start is null ? null : new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "Connectors.sln")))
                {
                    return Path.Combine(folder.FullName, relative);
                }
            }
        }

        throw new InvalidOperationException("The repository root is not above the test output.");
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
