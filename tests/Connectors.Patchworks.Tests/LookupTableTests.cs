using System.Text;

namespace Connectors.Patchworks.Tests;

/// <summary>The CSV of lookups, and what two of them differ in.</summary>
public sealed class LookupTableTests
{
    [Theory]
    [InlineData("left_value,right_value\nacme,C-100\nglobex,C-200\n")]
    [InlineData("\uFEFFleft_value,right_value\r\nacme,C-100\r\n\r\nglobex,C-200")]
    [InlineData("id,Right_Value , LEFT_VALUE\n1,C-100,acme\n2,\"C-200\",\"globex\"\n")]
    public void A_table_is_read_whatever_its_lines_and_columns(string csv) =>
        Assert.Equal([new("acme", "C-100"), new("globex", "C-200")], LookupTable.Read(Encoding.UTF8.GetBytes(csv)).Rows);

    [Fact]
    public void What_is_written_is_read_back_as_it_was()
    {
        LookupPair[] rows = [new("a,b", "\"quoted\""), new("two\r\nlines", ""), new(" blanks ", "é £ 漢"), new("=1+1", "plain"), new("plain", "\t")];

        var csv = new LookupTable(rows).ToCsv();

        Assert.Equal(rows, LookupTable.Read(csv).Rows);
        Assert.StartsWith("left_value,right_value\r\n\"a,b\",\"\"\"quoted\"\"\"\r\n", Encoding.UTF8.GetString(csv), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "The file is empty")]
    [InlineData("left,right\na,b\n", "Line 1 names no column left_value")]
    [InlineData("left_value,right\na,b\n", "Line 1 names no column right_value")]
    [InlineData("left_value,right_value\nCanary\n,x\n\"Canary\"x,y\n\"Canary", "Line 4 goes on after a closing quote. Line 5 opens a quote that is never closed. Line 2 has 1 cells; 2 are expected. Line 3 has no left_value. Line 5 has 1 cells")]
    public void All_that_is_wrong_is_told_by_line_and_column_and_never_quoted(string csv, string expected)
    {
        var refused = Assert.Throws<FormatException>(() => LookupTable.Read(Encoding.UTF8.GetBytes(csv)));

        Assert.StartsWith(expected, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Canary", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_after_cells_of_several_lines_has_its_own_number()
    {
        var refused = Assert.Throws<FormatException>(() => LookupTable.Read("left_value,right_value\n\"two\nlines\",x\n,y\n"u8));

        Assert.Equal("Line 4 has no left_value.", refused.Message);
    }

    [Fact]
    public void A_file_that_is_too_long_or_no_text_is_refused()
    {
        Assert.Contains("5000000", Assert.Throws<FormatException>(() => LookupTable.Read(new byte[LookupTable.LargestFile + 1])).Message, StringComparison.Ordinal);
        Assert.Equal("The file is no UTF-8.", Assert.Throws<FormatException>(() => LookupTable.Read([0xC3, 0x28])).Message);
        Assert.Throws<ArgumentException>(() => new LookupTable([new("", "x")]));
        Assert.Throws<ArgumentException>(() => new LookupTable([new("x", "\uD800")]));
    }

    [Fact]
    public void What_would_change_is_seen_before_anything_is_written()
    {
        var current = new LookupTable([new("acme", "C-100"), new("globex", "C-200"), new("hooli", "C-300"), new("twice", "C-1"), new("twice", "C-2"), new("same", "C-9"), new("same", "C-9")]);
        var wanted = new LookupTable([new("acme", "C-100"), new("globex", "C-201"), new("initech", "C-300"), new("umbrella", "C-500"), new("twice", "C-1"), new("same", "C-9"), new("swap", "C-100")]);

        var differences = LookupComparison.Compare(current, wanted);

        Assert.Equal(
            [
                new(LookupDifferenceKind.Changed, "globex", "C-200", "C-201"),
                new(LookupDifferenceKind.Removed, "hooli", "C-300", null),
                new(LookupDifferenceKind.Added, "initech", null, "C-300") { IsRightTaken = true },
                new(LookupDifferenceKind.Added, "swap", null, "C-100") { IsRightTaken = true },
                new(LookupDifferenceKind.Ambiguous, "twice", "C-1", "C-1"),
                new(LookupDifferenceKind.Added, "umbrella", null, "C-500"),
            ],
            differences);
        Assert.Empty(LookupComparison.Compare(wanted, wanted));
        Assert.Equal("Acme", Assert.Single(LookupComparison.Compare(new([]), new([new("Acme", "1")]))).Left);
        Assert.Equal(2, LookupComparison.Compare(new([new("acme", "1")]), new([new("Acme", "1")])).Count);
    }

    [Fact]
    public void Nothing_of_a_table_is_shown()
    {
        var table = new LookupTable([new("Jane Canary", "C-100")]);
        var difference = Assert.Single(LookupComparison.Compare(table, new([])));

        Assert.All(new object[] { table, table.Rows[0], difference }, static shown => Assert.DoesNotContain("Canary", shown.ToString(), StringComparison.Ordinal));
    }
}
