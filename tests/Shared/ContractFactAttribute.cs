namespace Connectors.Tests.Shared;

/// <summary>A test against the vendor's contract, which is not part of this repository: skipped where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ContractFactAttribute : FactAttribute
{
    public ContractFactAttribute(string contract)
    {
        Contract = contract;
        if (Find(contract) is null)
            Skip = Reason(contract);
    }

    public string Contract { get; }

    public static string Reason(string contract) => $"The vendor contract shared/specs/{contract} is not beside this repository.";

    public static string? Find(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "specs", file);
            if (File.Exists(path))
                return path;
        }

        return null;
    }
}
