namespace Connectors.Mirakl.Tests;

/// <summary>Where the sources stand, for tests that compare or rewrite a file of them.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new InvalidOperationException("The tests do not run within the repository.")
        : File.Exists(Path.Combine(folder.FullName, "Connectors.sln")) ? folder.FullName
        : Find(folder.Parent);
}
