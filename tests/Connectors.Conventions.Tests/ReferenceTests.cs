using System.Reflection;
using System.Xml.Linq;
using Connectors.Conventions.Tests.Rules;

namespace Connectors.Conventions.Tests;

public class ReferenceTests
{
    [Fact]
    public void Projects_name_only_what_their_package_may_reference() =>
        Conventions.Hold(Product.Packages.SelectMany(static p => ArrowRule.CheckProject(p, XDocument.Load(Path.Combine(p.Folder, p.Name + ".csproj")))));

    [Fact]
    public void Assemblies_use_only_packages_down_their_arrows() =>
        Conventions.Hold(Product.Packages.SelectMany(static p => ArrowRule.CheckAssembly(p, p.Assembly.GetReferencedAssemblies(), Product.Packages)));

    [Fact]
    public void Every_folder_under_src_is_a_known_package() =>
        Assert.Equal(
            Product.Packages.Select(static p => p.Name).Order(StringComparer.Ordinal),
            Directory.EnumerateDirectories(Path.Combine(Product.Root, "src")).Select(static d => Path.GetFileName(d)).Order(StringComparer.Ordinal));

    [Fact]
    public void A_client_that_references_another_client_is_found()
    {
        var project = XDocument.Parse("<Project><ItemGroup><ProjectReference Include=\"../Connectors.ShipBob/Connectors.ShipBob.csproj\" /></ItemGroup></Project>");
        var mirakl = Product.Packages.Single(static p => p.Name == "Connectors.Mirakl");

        Assert.Single(ArrowRule.CheckProject(mirakl, project));
        Assert.Single(ArrowRule.CheckAssembly(mirakl, [new AssemblyName("Connectors.ShipBob"), new AssemblyName("Connectors.Http")], Product.Packages));
    }

    [Fact]
    public void A_package_that_is_not_on_the_list_is_found()
    {
        var project = XDocument.Parse("<Project><ItemGroup><PackageReference Include=\"Newtonsoft.Json\" /></ItemGroup></Project>");

        Assert.Single(ArrowRule.CheckProject(Product.Packages[0], project));
    }
}
