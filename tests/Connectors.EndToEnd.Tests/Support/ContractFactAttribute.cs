namespace Connectors.EndToEnd.Tests.Support;

/// <summary>A test that needs a vendor's contract file, which is not part of the project; skipped with the reason where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ContractFactAttribute : FactAttribute
{
    public ContractFactAttribute(string file)
    {
        File = file;
        if (PathOf(file) is null)
            Skip = $"Needs the vendor contract specs/{file} beside the project.";
    }

    public string File { get; }

    public static string? PathOf(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "specs", file);
            if (System.IO.File.Exists(path))
                return path;
        }

        return null;
    }
}
