using System.Reflection;

namespace Connectors.Conventions.Tests;

/// <summary>One shipped package and what it may reference.</summary>
internal sealed record Package(string Name, IReadOnlyList<string> MayReferenceProjects, IReadOnlyList<string> MayReferencePackages)
{
    public Assembly Assembly => Assembly.Load(Name);

    public string Folder => Path.Combine(Product.Root, "src", Name);
}
