using System.Globalization;
using Microsoft.Playwright;

namespace SafetyAssessment.Browser.Tests;

/// <summary>Photos as a camera makes them: real files of some hundred kilobytes, each different, the same for the same number.</summary>
internal static class Photos
{
    // Draws a picture with noise, so that a camera's compression can't make it small, and gives it as a JPEG file in base64.
    private const string Camera = """
        async ([seed, width, height]) => {
            const canvas = Object.assign(document.createElement('canvas'), { width, height });
            const pen = canvas.getContext('2d');
            const noise = pen.createImageData(width, height);
            let number = seed + 1;
            for (let at = 0; at < noise.data.length; at++) {
                number = Math.imul(number, 1103515245) + 12345 >>> 0;
                noise.data[at] = at % 4 === 3 ? 255 : number >>> 24;
            }
            pen.putImageData(noise, 0, 0);
            pen.fillStyle = ['#c0392b', '#1f6f43', '#1f4e8c'][seed % 3];
            pen.fillRect(width / 4, height / 4, width / 2, height / 2);
            const blob = await new Promise(done => canvas.toBlob(done, 'image/jpeg', 0.92));
            const bytes = new Uint8Array(await blob.arrayBuffer());
            let text = '';
            for (let at = 0; at < bytes.length; at += 30000)
                text += String.fromCharCode(...bytes.subarray(at, at + 30000));
            return btoa(text);
        }
        """;

    /// <summary>How many files a data folder holds: a photo and its small picture are two.</summary>
    /// <remarks>What a kill cut off in the middle of being stored ends in «new» and has no record: it is nobody's photo, and is swept out later.</remarks>
    public static int Stored(string folder) => Directory.GetFiles(Path.Combine(folder, "evidence"), "*", SearchOption.AllDirectories)
        .Count(file => !file.Contains("incoming", StringComparison.Ordinal) && !file.EndsWith(".new", StringComparison.Ordinal));

    public static async Task<FilePayload[]> Take(IPage page, int count)
    {
        var photos = new FilePayload[count];
        for (var seed = 0; seed < count; seed++)
        {
            var photo = await page.EvaluateAsync<string>(Camera, new[] { seed, 1200, 900 });
            photos[seed] = new FilePayload
            {
                Name = string.Create(CultureInfo.InvariantCulture, $"现场{seed + 1}.jpg"),
                MimeType = "image/jpeg",
                Buffer = Convert.FromBase64String(photo),
            };
        }

        return photos;
    }
}
