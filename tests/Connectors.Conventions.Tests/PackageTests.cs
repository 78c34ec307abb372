using System.Xml.Linq;
using Connectors.Conventions.Tests.Rules;

namespace Connectors.Conventions.Tests;

/// <summary>What a release would publish, packed from the assemblies that the tests were built with.</summary>
public sealed class PackageTests(PackedPackages packed) : IClassFixture<PackedPackages>
{
    public static TheoryData<string> PackageNames => [.. Product.Packages.Select(static p => p.Name)];

    [Theory]
    [MemberData(nameof(PackageNames))]
    public void A_package_depends_on_what_it_uses_and_on_nothing_else(string package) =>
        Conventions.Hold(NuspecRule.CheckDependencies(Product.Packages.Single(p => p.Name == package), packed.Nuspec(package)));

    [Theory]
    [MemberData(nameof(PackageNames))]
    public void A_package_says_what_it_is_and_where_it_comes_from(string package) => Conventions.Hold(NuspecRule.CheckDescription(package, packed.Nuspec(package)));

    [Theory]
    [MemberData(nameof(PackageNames))]
    public void A_package_carries_its_readme_icon_documentation_and_symbols(string package)
    {
        Assert.Superset(new HashSet<string> { "README.md", "icon.png", $"lib/net10.0/{package}.dll", $"lib/net10.0/{package}.xml" }, packed.Entries(package, "nupkg"));
        Assert.Contains($"lib/net10.0/{package}.pdb", packed.Entries(package, "snupkg"));
    }

    [Fact]
    public void No_two_packages_have_the_same_tags() =>
        Assert.Distinct(Product.Packages.Select(p => NuspecRule.Text(packed.Nuspec(p.Name), "tags")));

    [Fact]
    public void A_dependency_that_leaks_and_one_that_is_missing_are_found()
    {
        var nuspec = XDocument.Parse("<package><metadata><dependencies><group><dependency id=\"Connectors.Domain\" /><dependency id=\"Microsoft.Extensions.Configuration.Binder\" /><dependency id=\"Polly.Core\" /></group></dependencies></metadata></package>");
        var shipBob = Product.Packages.Single(static p => p.Name == "Connectors.ShipBob");

        Assert.Equal(
            ["Connectors.ShipBob depends on Polly.Core, which it may not reference", "Connectors.ShipBob does not depend on Connectors.Http"],
            NuspecRule.CheckDependencies(shipBob, nuspec));
    }

    [Fact]
    public void A_package_without_a_word_about_itself_is_found() =>
        Assert.Equal(8, NuspecRule.CheckDescription("Empty", XDocument.Parse("<package><metadata /></package>")).Count());
}
