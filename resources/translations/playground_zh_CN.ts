<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>New: the article&apos;s example</source>
        <translation>新建：文章中的例子</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Open a folder as a batch…</source>
        <translation>打开文件夹作为批次…</translation>
    </message>
    <message>
        <source>Open several pictures as a batch…</source>
        <translation>打开多张图片作为批次…</translation>
    </message>
    <message>
        <source>The batch&apos;s picture before</source>
        <translation>批次的上一张图片</translation>
    </message>
    <message>
        <source>The batch&apos;s next picture</source>
        <translation>批次的下一张图片</translation>
    </message>
    <message>
        <source>One map of every picture</source>
        <translation>每张图片的同一张特征图</translation>
    </message>
    <message>
        <source>Close the batch</source>
        <translation>关闭批次</translation>
    </message>
    <message>
        <source>Gallery…</source>
        <translation>画廊…</translation>
    </message>
    <message>
        <source>Paste picture</source>
        <translation>粘贴图片</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Video file…</source>
        <translation>视频文件…</translation>
    </message>
    <message>
        <source>Freeze the live picture</source>
        <translation>定格实时画面</translation>
    </message>
    <message>
        <source>Stop the live picture</source>
        <translation>停止实时画面</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Unsaved work of earlier sessions…</source>
        <translation>先前会话未保存的工作…</translation>
    </message>
    <message>
        <source>The window as a picture…</source>
        <translation>窗口图片…</translation>
    </message>
    <message>
        <source>A page for print…</source>
        <translation>打印页…</translation>
    </message>
    <message>
        <source>The way back as an animation…</source>
        <translation>反向过程动画…</translation>
    </message>
    <message>
        <source>A slider or the window as an animation…</source>
        <translation>把滑块或窗口做成动画…</translation>
    </message>
    <message>
        <source>All maps as arrays…</source>
        <translation>全部特征图（数组）…</translation>
    </message>
    <message>
        <source>Forget these</source>
        <translation>清除记录</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>创建副本</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>左移</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>右移</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Columns show the way back</source>
        <translation>各列显示反向过程</translation>
    </message>
    <message>
        <source>Effective weight in the field of a unit</source>
        <translation>单元感受野内的有效权重</translation>
    </message>
    <message>
        <source>Unpin the map</source>
        <translation>取消固定特征图</translation>
    </message>
    <message>
        <source>Transform the picture</source>
        <translation>变换图片</translation>
    </message>
    <message>
        <source>Draw on the picture</source>
        <translation>在图片上画</translation>
    </message>
    <message>
        <source>Two worlds: keep this as B</source>
        <translation>两个世界：把现在的保留为 B</translation>
    </message>
    <message>
        <source>Two worlds: swap A and B</source>
        <translation>两个世界：交换 A 和 B</translation>
    </message>
    <message>
        <source>Larger maps</source>
        <translation>放大特征图</translation>
    </message>
    <message>
        <source>Smaller maps</source>
        <translation>缩小特征图</translation>
    </message>
    <message>
        <source>Present to a class</source>
        <translation>课堂演示</translation>
    </message>
    <message>
        <source>On to the next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Back one step</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Leave the presentation</source>
        <translation>退出演示</translation>
    </message>
    <message>
        <source>Laser pointer</source>
        <translation>激光笔</translation>
    </message>
    <message>
        <source>Hold what the class sees</source>
        <translation>定格学生看到的画面</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Reset the layout</source>
        <translation>恢复默认布局</translation>
    </message>
    <message>
        <source>Open a lesson file…</source>
        <translation>打开课程文件…</translation>
    </message>
    <message>
        <source>The scene before</source>
        <translation>上一幕</translation>
    </message>
    <message>
        <source>The next scene</source>
        <translation>下一幕</translation>
    </message>
    <message>
        <source>Return to the scene</source>
        <translation>回到这一幕</translation>
    </message>
    <message>
        <source>Record this as a scene</source>
        <translation>把当前状态录为一幕</translation>
    </message>
    <message>
        <source>Quiz me on this map</source>
        <translation>用这张特征图考考我</translation>
    </message>
    <message>
        <source>Let me sketch this map first</source>
        <translation>先让我画一画这张特征图</translation>
    </message>
    <message>
        <source>Make this lesson my own</source>
        <translation>把这一课变成我的</translation>
    </message>
    <message>
        <source>Remove this scene</source>
        <translation>删除这一幕</translation>
    </message>
    <message>
        <source>Save the lesson…</source>
        <translation>保存课程…</translation>
    </message>
    <message>
        <source>Close the lesson</source>
        <translation>关闭课程</translation>
    </message>
    <message>
        <source>Search all commands…</source>
        <translation>搜索全部命令…</translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation>按键与鼠标</translation>
    </message>
    <message>
        <source>What&apos;s this? Click anything</source>
        <translation>这是什么？点哪里问哪里</translation>
    </message>
    <message>
        <source>What is this control?</source>
        <translation>这个控件是什么？</translation>
    </message>
    <message>
        <source>About CNN Playground</source>
        <translation>关于 CNN Playground</translation>
    </message>
    <message>
        <source>Blue and red</source>
        <translation>蓝与红</translation>
    </message>
    <message>
        <source>Below zero blue, above zero red; zero is the colour of the page.</source>
        <translation>负值为蓝，正值为红；零为底色。</translation>
    </message>
    <message>
        <source>Blue and ochre</source>
        <translation>蓝与赭</translation>
    </message>
    <message>
        <source>For who confuses red and green: below zero blue, above zero ochre.</source>
        <translation>适合红绿色盲：负值为蓝，正值为赭。</translation>
    </message>
    <message>
        <source>Greys, for print</source>
        <translation>灰度，用于打印</translation>
    </message>
    <message>
        <source>Below zero dark, above zero light; zero is mid-grey.</source>
        <translation>负值为暗，正值为亮；零为中灰。</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
</context>
<context>
    <name>ArrayImport</name>
    <message>
        <source>Open {name}</source>
        <translation>打开 {name}</translation>
    </message>
    <message>
        <source>Which of its arrays goes into the network?</source>
        <translation>把哪一个数组送入网络？</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ArrayPanel</name>
    <message>
        <source>Values from {low} to {high}. They go into the network as they are.</source>
        <translation>取值从 {low} 到 {high}，原样进入网络。</translation>
    </message>
</context>
<context>
    <name>Back</name>
    <message>
        <source>Click any feature map above: this shows its way back, stage by stage.</source>
        <translation>点击上方任一特征图：这里逐步显示它怎样返回。</translation>
    </message>
    <message>
        <source>Being computed …</source>
        <translation>正在计算……</translation>
    </message>
    <message>
        <source>How it goes back</source>
        <translation>怎样返回</translation>
    </message>
    <message>
        <source>Arrow keys go from stage to stage, Space plays them.</source>
        <translation>方向键切换各个阶段，空格键播放。</translation>
    </message>
    <message>
        <source>The seed: map {map} is kept, {count} others are set to zero.</source>
        <translation>种子：保留特征图 {map}，其余 {count} 张置零。</translation>
    </message>
    <message>
        <source>The seed: one unit of map {map} is kept, all else is set to zero.</source>
        <translation>种子：只保留特征图 {map} 的一个单元，其余全部置零。</translation>
    </message>
    <message>
        <source>map {map}, pixel ({row}, {column})</source>
        <translation>特征图 {map}，像素 ({row}, {column})</translation>
    </message>
    <message>
        <source>came in: map {map}</source>
        <translation>传入：特征图 {map}</translation>
    </message>
    <message>
        <source>{value} is handed on unchanged</source>
        <translation>{value} 原样传下去</translation>
    </message>
    <message>
        <source>switches</source>
        <translation>池化位置</translation>
    </message>
    <message>
        <source>Every value returns to where its maximum came from.</source>
        <translation>每个值回到其最大值原来的位置。</translation>
    </message>
    <message>
        <source>corner</source>
        <translation>角</translation>
    </message>
    <message>
        <source>Forget the switches: every value goes to the first pixel of its window.</source>
        <translation>不用池化位置：每个值放回窗口的第一个像素。</translation>
    </message>
    <message>
        <source>centre</source>
        <translation>中间</translation>
    </message>
    <message>
        <source>Forget the switches: every value goes to the middle of its window.</source>
        <translation>不用池化位置：每个值放回窗口的中间。</translation>
    </message>
    <message>
        <source>spread</source>
        <translation>平均分开</translation>
    </message>
    <message>
        <source>Forget the switches: every value is spread over its window.</source>
        <translation>不用池化位置：每个值平均分到整个窗口。</translation>
    </message>
    <message>
        <source>{sum}  =  {value}  (no bias on the way back)</source>
        <translation>{sum}  =  {value}（返回时没有偏置）</translation>
    </message>
    <message>
        <source>No maximum came from this pixel: 0.</source>
        <translation>没有最大值来自这个像素：0。</translation>
    </message>
    <message>
        <source>{value} returns to this pixel: its switch points here.</source>
        <translation>{value} 回到这个像素：它的池化位置指向这里。</translation>
    </message>
    <message>
        <source>{formula}: removed by the rule</source>
        <translation>{formula}：被规则去掉</translation>
    </message>
    <message>
        <source>R, coming back</source>
        <translation>R，返回的值</translation>
    </message>
    <message>
        <source>z, as it went in</source>
        <translation>z，前向时的输入</translation>
    </message>
    <message>
        <source>after the rule</source>
        <translation>经过规则之后</translation>
    </message>
    <message>
        <source>pooled values</source>
        <translation>池化后的值</translation>
    </message>
    <message>
        <source>where they return to</source>
        <translation>它们回到哪里</translation>
    </message>
</context>
<context>
    <name>BackProjectionView</name>
    <message>
        <source>Click any feature map above: it is run backwards to the picture.</source>
        <translation>点击上方任意一张特征图，看它反向投影回图片的样子。</translation>
    </message>
    <message>
        <source>Being computed …</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>back-projection</source>
        <translation>反向投影</translation>
    </message>
    <message>
        <source>0 is mid-grey, one symmetric scale for all colours. Click to enlarge.</source>
        <translation>中灰色代表 0；三种颜色共用一个对称的色标。点击可放大。</translation>
    </message>
    <message>
        <source>where it looks</source>
        <translation>它在看哪里</translation>
    </message>
    <message>
        <source>overlay</source>
        <translation>叠加</translation>
    </message>
    <message>
        <source>Keep the whole map</source>
        <translation>保留整张图</translation>
    </message>
    <message>
        <source>Use the gradient rule</source>
        <translation>改用梯度规则</translation>
    </message>
    <message>
        <source>all kept</source>
        <translation>全部保留</translation>
    </message>
    <message>
        <source>{count} switches</source>
        <translation>{count} 个池化位置</translation>
    </message>
    <message>
        <source>map {map} of 0–{last}</source>
        <translation>图 {map} / 0–{last}</translation>
    </message>
    <message>
        <source>{size} as it is</source>
        <translation>{size} 不翻转</translation>
    </message>
    <message>
        <source>{size} turned</source>
        <translation>{size} 翻转</translation>
    </message>
    <message>
        <source>{count} units</source>
        <translation>{count} 个单元</translation>
    </message>
</context>
<context>
    <name>Batch</name>
    <message>
        <source>{count:,} selected</source>
        <translation>已选 {count:,} 个</translation>
    </message>
    <message>
        <source>{time} ms each</source>
        <translation>每个 {time} ms</translation>
    </message>
    <message>
        <source>≈ {time} ms each</source>
        <translation>每个约 {time} ms</translation>
    </message>
    <message>
        <source>not timed yet</source>
        <translation>尚未计时</translation>
    </message>
    <message>
        <source>Up to {layer}: {size} × {each} of maps = {maps}, and {besides} beside them while it is computed.</source>
        <translation>到 {layer} 为止：特征图 {size} × {each} = {maps}，计算时另需 {besides}。</translation>
    </message>
    <message>
        <source>Kept of all {count:,}: up to {kept}, as they go in, made small, and as maps.</source>
        <translation>全部 {count:,} 个最多保留 {kept}：输入数据、缩略图和特征图。</translation>
    </message>
    <message>
        <source>With the session&apos;s {session} that is {total} of {limit}: up to {largest} at once fit.</source>
        <translation>加上会话本身的 {session}，共 {total}，上限 {limit}：批大小最大为 {largest}。</translation>
    </message>
    <message>
        <source>Measured: {held} of maps held, {time} ms each, without reading it.</source>
        <translation>实测：特征图占 {held}，每个 {time} ms（不含读取）。</translation>
    </message>
    <message>
        <source>The time is estimated from the batches before, by what there is to compute.</source>
        <translation>时间按计算量由之前的批次估计。</translation>
    </message>
    <message>
        <source>The time is measured with the first batch: switch to Map.</source>
        <translation>时间在计算第一批时测量：请切换到“特征图”。</translation>
    </message>
    <message>
        <source>{layer}:{map}, strongest {value}</source>
        <translation>{layer}:{map}，最强 {value}</translation>
    </message>
</context>
<context>
    <name>BatchBar</name>
    <message>
        <source>batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>The pictures of the batch</source>
        <translation>批次的图片</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>特征图</translation>
    </message>
    <message>
        <source>The pinned map, else that of the inspected kernel, for every picture</source>
        <translation>每张图片的固定特征图；没有固定时为检查器中卷积核的特征图</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>So many pictures go through the network at once.</source>
        <translation>一次有多少张图片通过网络。</translation>
    </message>
    <message>
        <source>One scale for all maps of the batch</source>
        <translation>批次的所有特征图共用一个色阶</translation>
    </message>
    <message>
        <source>Close the batch; the picture stays</source>
        <translation>关闭批次；当前图片保留</translation>
    </message>
</context>
<context>
    <name>BatchStrip</name>
    <message>
        <source>The pictures of the batch</source>
        <translation>批次的图片</translation>
    </message>
    <message>
        <source>Take {count} at once</source>
        <translation>批大小改为 {count}</translation>
    </message>
    <message>
        <source>Pin the strongest map</source>
        <translation>固定最强的特征图</translation>
    </message>
</context>
<context>
    <name>Batches</name>
    <message>
        <source>Open a folder of pictures or sounds as a batch</source>
        <translation>打开图片或声音文件夹作为批次</translation>
    </message>
    <message>
        <source>Open several pictures as a batch</source>
        <translation>打开多张图片作为批次</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Go through the batch</source>
        <translation>浏览批次</translation>
    </message>
    <message>
        <source>A batch of {count:,}: [ and ] go through it</source>
        <translation>批次共 {count:,} 个：按 [ 和 ] 逐个浏览</translation>
    </message>
</context>
<context>
    <name>ChannelChooser</name>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>strongest</source>
        <translation>最强</translation>
    </message>
    <message>
        <source>The input channel whose window is shown, counted from 0</source>
        <translation>显示哪个输入通道的窗口，从 0 数起</translation>
    </message>
    <message>
        <source>Channel before this one</source>
        <translation>上一个通道</translation>
    </message>
    <message>
        <source>Next channel</source>
        <translation>下一个通道</translation>
    </message>
    <message>
        <source>Always show the channel that adds most to this unit</source>
        <translation>总是显示对该单元贡献最大的通道</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>What do you want to do?  A map: conv1:12</source>
        <translation>想做什么？特征图可写 conv1:12</translation>
    </message>
    <message>
        <source>Search all commands</source>
        <translation>搜索全部命令</translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation>找到的命令</translation>
    </message>
    <message>
        <source>Nothing is called that.</source>
        <translation>没有叫这个名字的命令。</translation>
    </message>
</context>
<context>
    <name>Computed</name>
    <message>
        <source>Click any feature map above: this shows how its numbers are made.</source>
        <translation>点击上方任一特征图：这里显示其中的数是怎样算出来的。</translation>
    </message>
    <message>
        <source>Being computed …</source>
        <translation>正在计算……</translation>
    </message>
    <message>
        <source>{name} mixes whole maps: its units have no terms of their own.</source>
        <translation>{name} 混合整张特征图：单个单元没有自己的算式。</translation>
    </message>
    <message>
        <source>How it is computed</source>
        <translation>怎样算出来的</translation>
    </message>
    <message>
        <source>Arrow keys go to the next unit, page keys to the next map, Space plays.</source>
        <translation>方向键移到相邻的单元，翻页键换到相邻的特征图，空格键播放。</translation>
    </message>
    <message>
        <source>The arithmetic of the unit</source>
        <translation>该单元的算式</translation>
    </message>
    <message>
        <source>unit {unit}</source>
        <translation>单元 {unit}</translation>
    </message>
    <message>
        <source>{count} others {sum}</source>
        <translation>其余 {count} 项 {sum}</translation>
    </message>
    <message>
        <source>bias {value}</source>
        <translation>偏置 {value}</translation>
    </message>
    <message>
        <source>the largest of {count} values  =  {value}</source>
        <translation>{count} 个值中最大的  =  {value}</translation>
    </message>
    <message>
        <source>Σ of {count} values / {divisor}  =  {sum} / {divisor}  =  {value}</source>
        <translation>{count} 个值之和 / {divisor}  =  {sum} / {divisor}  =  {value}</translation>
    </message>
    <message>
        <source>Σ of {count} values  =  {value}</source>
        <translation>{count} 个值之和  =  {value}</translation>
    </message>
    <message>
        <source>map {map}, ({row}, {column}) is handed on unchanged: {value}</source>
        <translation>特征图 {map} 的 ({row}, {column}) 原样传下去：{value}</translation>
    </message>
    <message>
        <source>window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>window, channel {name}</source>
        <translation>窗口，通道 {name}</translation>
    </message>
    <message>
        <source>window, channel {name}, zeros between</source>
        <translation>窗口，通道 {name}，其间补零</translation>
    </message>
    <message>
        <source>kernel, turned</source>
        <translation>卷积核（已翻转）</translation>
    </message>
    <message>
        <source>kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>products, Σ {sum}</source>
        <translation>乘积，Σ {sum}</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>map {map}:  {x}²</source>
        <translation>特征图 {map}：{x}²</translation>
    </message>
    <message>
        <source>unit {unit}:  exp({z} − max)</source>
        <translation>单元 {unit}：exp({z} − max)</translation>
    </message>
</context>
<context>
    <name>ConnectionsView</name>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Click a layer&apos;s row to see its sum.</source>
        <translation>点击某一层所在的行，查看它的计算。</translation>
    </message>
    <message>
        <source>A bar&apos;s length is the power of ten. Biases are left out.</source>
        <translation>条的长度表示 10 的几次方，不计偏置。</translation>
    </message>
    <message>
        <source>Calculate</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>The same sum for numbers of your own, beginning with the article&apos;s</source>
        <translation>用自己的数字算同样的账，从文章中的数字开始</translation>
    </message>
    <message>
        <source>The layer is muted: it hands its input on and costs nothing.</source>
        <translation>这一层已停用：输入原样传递，没有开销。</translation>
    </message>
    <message>
        <source>{count} connections</source>
        <translation>{count} 个连接</translation>
    </message>
    <message>
        <source>dense</source>
        <translation>全连接</translation>
    </message>
    <message>
        <source>every unit sees every input: {inputs} × {units}</source>
        <translation>每个单元连接所有输入：{inputs} × {units}</translation>
    </message>
    <message>
        <source>local</source>
        <translation>局部连接</translation>
    </message>
    <message>
        <source>every unit sees its window: {window} × {units}</source>
        <translation>每个单元只看自己的窗口：{window} × {units}</translation>
    </message>
    <message>
        <source>this layer has no weights</source>
        <translation>这一层没有权重</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>权值共享</translation>
    </message>
    <message>
        <source>one kernel for all positions of a map: {window} × {kernels}</source>
        <translation>一张图的所有位置共用一个卷积核：{window} × {kernels}</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>{count} 个参数</translation>
    </message>
</context>
<context>
    <name>CostPanel</name>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Channels × height × width</source>
        <translation>通道 × 高 × 宽</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Weights in use and biases</source>
        <translation>用到的权重和偏置</translation>
    </message>
    <message>
        <source>MAC</source>
        <translation>MAC</translation>
    </message>
    <message>
        <source>Multiply-adds for one picture: I·J·M·N·K·L / groups</source>
        <translation>一张图片的乘加次数：I·J·M·N·K·L / 分组数</translation>
    </message>
    <message>
        <source>CPR</source>
        <translation>CPR</translation>
    </message>
    <message>
        <source>MAC / weights: how often each weight is used</source>
        <translation>MAC / 权重数：每个权重用了多少次</translation>
    </message>
    <message>
        <source>Receptive field</source>
        <translation>感受野</translation>
    </message>
    <message>
        <source>The pixels of the picture that one unit sees</source>
        <translation>一个单元能看到图片上的多少像素</translation>
    </message>
    <message>
        <source>Memory of the maps</source>
        <translation>特征图内存</translation>
    </message>
    <message>
        <source>In float32, for one picture</source>
        <translation>float32，一张图片</translation>
    </message>
</context>
<context>
    <name>DeadMap</name>
    <message>
        <source>An edit like any other: undo takes it back.</source>
        <translation>与其他编辑一样：可以撤销。</translation>
    </message>
    <message>
        <source>Draw an edge</source>
        <translation>画一条边缘</translation>
    </message>
    <message>
        <source>Set the bias to 0</source>
        <translation>把偏置设为 0</translation>
    </message>
    <message>
        <source>Turn the kernel&apos;s signs</source>
        <translation>翻转卷积核的符号</translation>
    </message>
</context>
<context>
    <name>Design</name>
    <message>
        <source>Kernel designer</source>
        <translation>卷积核设计</translation>
    </message>
    <message>
        <source>The inspected layer has no kernels to design.</source>
        <translation>查看的网络层没有可以设计的卷积核。</translation>
    </message>
    <message>
        <source>Add a convolution</source>
        <translation>添加一个卷积</translation>
    </message>
    <message>
        <source>As the first layer; undo takes it back.</source>
        <translation>作为第一层；可以撤销。</translation>
    </message>
    <message>
        <source>No layer has kernels: add a convolution.</source>
        <translation>没有带卷积核的网络层：请添加一个卷积层。</translation>
    </message>
    <message>
        <source>Inspect {name}</source>
        <translation>查看 {name}</translation>
    </message>
    <message>
        <source>Show the kernels of this layer</source>
        <translation>显示这一层的卷积核</translation>
    </message>
    <message>
        <source>Make a kernel of {name} separable</source>
        <translation>使 {name} 的卷积核可分离</translation>
    </message>
    <message>
        <source>Drawing pad</source>
        <translation>画板</translation>
    </message>
    <message>
        <source>Draw what the kernel is to find, with the right button rub out.
Keys: arrows go from cell to cell, Space draws, Backspace rubs out.</source>
        <translation>画出卷积核要找的东西，右键擦除。
按键：方向键逐格移动，空格画，退格擦除。</translation>
    </message>
    <message>
        <source>At the left the column, above it the row, between them their product: the separable kernel that is nearest.
At the right the singular values: the more the first outweighs the others, the nearer.</source>
        <translation>左边是列，上边是行，中间是它们的乘积：最接近的可分离卷积核。
右边是奇异值：第一个比其余的越大，就越接近。</translation>
    </message>
    <message>
        <source>Separability · slice {slice}</source>
        <translation>可分离性 · 切片 {slice}</translation>
    </message>
    <message>
        <source>Separability</source>
        <translation>可分离性</translation>
    </message>
    <message>
        <source>Make separable</source>
        <translation>变为可分离</translation>
    </message>
    <message>
        <source>Put the nearest separable kernel in its place: one column times one row</source>
        <translation>换成最接近的可分离卷积核：一列乘一行</translation>
    </message>
    <message>
        <source>separable: rank 1 is all of it</source>
        <translation>可分离：秩 1 就是全部</translation>
    </message>
    <message>
        <source>rank 1 keeps {share} % of the squares</source>
        <translation>秩 1 保留平方和的 {share} %</translation>
    </message>
    <message>
        <source>{all} products a unit, separable {few}</source>
        <translation>每个单元 {all} 次乘法，可分离时 {few} 次</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Draw the kernel with these numbers; moving a slider does so, too</source>
        <translation>用这些数值绘制卷积核；移动滑块也会绘制</translation>
    </message>
    <message>
        <source>all slices</source>
        <translation>全部切片</translation>
    </message>
    <message>
        <source>{name} · kernel {number}</source>
        <translation>{name} · 卷积核 {number}</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Edit all slices together</source>
        <translation>一起编辑全部切片</translation>
    </message>
    <message>
        <source>Copy the chosen slice, or all: Ctrl+C on the slices or the cells</source>
        <translation>复制所选切片或全部切片：在切片或格子上按 Ctrl+C</translation>
    </message>
    <message>
        <source>Paste a kernel: its middle comes into the middle (Ctrl+V)</source>
        <translation>粘贴卷积核：中心对齐中心（Ctrl+V）</translation>
    </message>
    <message>
        <source>Draw what you want to find</source>
        <translation>画出想要找的东西</translation>
    </message>
    <message>
        <source>Pad</source>
        <translation>画板</translation>
    </message>
    <message>
        <source>Patch</source>
        <translation>图块</translation>
    </message>
    <message>
        <source>Cut what you want to find out of the picture</source>
        <translation>从图片中剪出想要找的东西</translation>
    </message>
    <message>
        <source>Draw a kernel of {name}</source>
        <translation>手绘 {name} 的卷积核</translation>
    </message>
    <message>
        <source>Patch of the picture into {name}</source>
        <translation>图块放入 {name}</translation>
    </message>
    <message>
        <source>{kernel} into {name}</source>
        <translation>{kernel} 放入 {name}</translation>
    </message>
    <message>
        <source>light</source>
        <translation>亮</translation>
    </message>
    <message>
        <source>Draw what is to be lighter</source>
        <translation>画较亮的部分</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>暗</translation>
    </message>
    <message>
        <source>Draw what is to be darker</source>
        <translation>画较暗的部分</translation>
    </message>
    <message>
        <source>rub out</source>
        <translation>擦除</translation>
    </message>
    <message>
        <source>Back to grey: neither</source>
        <translation>恢复为灰色：不亮也不暗</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>How wide the pen is</source>
        <translation>画笔的粗细</translation>
    </message>
    <message>
        <source>New sheet</source>
        <translation>新纸</translation>
    </message>
    <message>
        <source>An empty pad; the kernel stays as it is</source>
        <translation>清空画板；卷积核保持不变</translation>
    </message>
    <message>
        <source>The drawing, averaged into the cells, less its mean, at length 1, goes into all slices: of all such kernels it answers the drawing most strongly.</source>
        <translation>画的内容按格子取平均，减去均值，长度归一，放入全部切片：在所有这样的卷积核中，它对所画的图响应最强。</translation>
    </message>
    <message>
        <source>A transposed convolution stamps its kernels: they look for nothing.</source>
        <translation>转置卷积只是盖印它的卷积核：它们不寻找任何东西。</translation>
    </message>
    <message>
        <source>Being computed …</source>
        <translation>正在计算……</translation>
    </message>
    <message>
        <source>This layer is not computed: there is nothing it could look at.</source>
        <translation>这一层没有计算：它没有可以看的东西。</translation>
    </message>
    <message>
        <source>{window} pixels become {cells} cells in all slices, each less its mean, together at length 1: the map is strongest where it looks like this.</source>
        <translation>{window} 个像素变为全部切片的 {cells} 个格子，各减去均值，总长度归一：看起来像这样的地方，特征图最强。</translation>
    </message>
    <message>
        <source>{window} units of each map before become {cells} cells in all slices, each less its mean, together at length 1: the map is strongest where it is like this.</source>
        <translation>前面每张特征图的 {window} 个单元变为全部切片的 {cells} 个格子，各减去均值，总长度归一：与此相似的地方，特征图最强。</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>取用</translation>
    </message>
    <message>
        <source>Pinned unit</source>
        <translation>固定的单元</translation>
    </message>
    <message>
        <source>Make a kernel of what is in the window</source>
        <translation>把窗口中的内容变为卷积核</translation>
    </message>
    <message>
        <source>Put the window where the pinned unit looks, and take that</source>
        <translation>把窗口放到固定单元所看的地方，并取用</translation>
    </message>
    <message>
        <source>Window on the picture</source>
        <translation>图片上的窗口</translation>
    </message>
    <message>
        <source>Drag a window, drag it about, turn the wheel to make it larger or smaller: the kernel follows.
Keys: arrows move it, + and − size it. Enter takes what the unit under the mouse sees.</source>
        <translation>拖出一个窗口，拖动它，转动滚轮放大或缩小：卷积核随之改变。
按键：方向键移动，+ 和 − 改变大小。回车取用鼠标下单元所看到的内容。</translation>
    </message>
    <message>
        <source>Frequency response</source>
        <translation>频率响应</translation>
    </message>
    <message>
        <source>Nothing comes through: every cell is 0.</source>
        <translation>什么也通不过：每个格子都是 0。</translation>
    </message>
    <message>
        <source>best: {wave} × {gain}</source>
        <translation>最强：{wave} × {gain}</translation>
    </message>
    <message>
        <source>even × {gain} · {floor} to 0 dB</source>
        <translation>均匀 × {gain} · {floor} 到 0 dB</translation>
    </message>
    <message>
        <source>{wave} × {gain}</source>
        <translation>{wave} × {gain}</translation>
    </message>
    <message>
        <source>across {across}, down {down} · {decibels} dB</source>
        <translation>横 {across}，纵 {down} · {decibels} dB</translation>
    </message>
    <message>
        <source>an even surface</source>
        <translation>均匀表面</translation>
    </message>
    <message>
        <source>{pixels} px waves at {angle}°</source>
        <translation>{pixels} px 的波，{angle}°</translation>
    </message>
    <message>
        <source>How strongly each wave comes through: the middle is an even surface, the rim the finest stripes.
Point at a wave, or go to it with the arrow keys.</source>
        <translation>每种波通过的强度：中间是均匀表面，边缘是最细的条纹。
指向一种波，或用方向键移到它。</translation>
    </message>
    <message>
        <source>cycles per pixel</source>
        <translation>周期/像素</translation>
    </message>
    <message>
        <source>Slices of the kernel</source>
        <translation>卷积核的切片</translation>
    </message>
    <message>
        <source>Click a slice to edit it. Arrow keys go to the next one, Ctrl+A takes all together.
Ctrl+C and Ctrl+V copy and paste.</source>
        <translation>点击切片即可编辑。方向键移到下一个，Ctrl+A 选取全部。
Ctrl+C 和 Ctrl+V 复制和粘贴。</translation>
    </message>
</context>
<context>
    <name>Draw</name>
    <message>
        <source>The picture to draw on</source>
        <translation>可以画的图片</translation>
    </message>
    <message>
        <source>Draw with the left button, rub out with the right one; every map follows.
Keys: arrows lead the pen, with Shift further; Space puts it down and takes it up; [ and ] change its width.</source>
        <translation>用左键画，用右键擦；每幅特征图都随之变化。
按键：方向键移动画笔，按住 Shift 移得更远；空格落笔和抬笔；[ 和 ] 改变粗细。</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>粗细</translation>
    </message>
    <message>
        <source>Of the pen, in per cent of the picture&apos;s shorter side</source>
        <translation>画笔的粗细，占图片短边的百分比</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Eraser: the picture comes back where it goes</source>
        <translation>橡皮：擦过之处恢复原来的图片</translation>
    </message>
    <message>
        <source>Black page</source>
        <translation>黑页</translation>
    </message>
    <message>
        <source>A black page instead of the picture</source>
        <translation>用一张黑页代替图片</translation>
    </message>
    <message>
        <source>White page</source>
        <translation>白页</translation>
    </message>
    <message>
        <source>A white page instead of the picture</source>
        <translation>用一张白页代替图片</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Take all strokes off; the picture stays</source>
        <translation>去掉所有笔画；图片保留</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Put the tools away; the drawing stays</source>
        <translation>收起工具；画保留</translation>
    </message>
    <message>
        <source>Draw on the picture</source>
        <translation>在图片上画</translation>
    </message>
    <message>
        <source>Rub out</source>
        <translation>擦除</translation>
    </message>
    <message>
        <source>Clear the drawing</source>
        <translation>清除所画</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白</translation>
    </message>
    <message>
        <source>Light grey</source>
        <translation>浅灰</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰</translation>
    </message>
    <message>
        <source>Dark grey</source>
        <translation>深灰</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>黑</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>黄</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>紫</translation>
    </message>
    <message>
        <source>Pen: {colour}</source>
        <translation>画笔：{colour}</translation>
    </message>
</context>
<context>
    <name>DropNote</name>
    <message>
        <source>Drop to open {count} files</source>
        <translation>松开即可打开 {count} 个文件</translation>
    </message>
    <message>
        <source>Drop to open {name}</source>
        <translation>松开即可打开 {name}</translation>
    </message>
    <message>
        <source>Drop to take this picture</source>
        <translation>松开即可使用这张图片</translation>
    </message>
    <message>
        <source>Drop to take this text as the input</source>
        <translation>松开即可把这段文字作为输入</translation>
    </message>
    <message>
        <source>Pictures, videos, sounds, texts, arrays, set-ups, lessons, trained networks and their weights; a folder or several pictures are gone through one by one.</source>
        <translation>可以是图片、视频、声音、文本、数组、方案、课程、训练好的网络及其权重；文件夹或多张图片会逐张浏览。</translation>
    </message>
</context>
<context>
    <name>EmptyMessage</name>
    <message>
        <source>It hands its input on unchanged; undo takes it back.</source>
        <translation>它把输入原样传下去；可以撤销。</translation>
    </message>
    <message>
        <source>Pin the strongest map</source>
        <translation>固定最强的特征图</translation>
    </message>
    <message>
        <source>The map of the last layer with the strongest unit</source>
        <translation>最后一层中单元最强的特征图</translation>
    </message>
    <message>
        <source>Mute {name}</source>
        <translation>停用 {name}</translation>
    </message>
</context>
<context>
    <name>Example</name>
    <message>
        <source>Ten hand signs, from 0 to 9</source>
        <translation>十个手势，从 0 到 9</translation>
    </message>
    <message>
        <source>Sixteen kinds, from airplane to watch</source>
        <translation>十六种物体，从飞机到手表</translation>
    </message>
    <message>
        <source>Written digits, after LeNet-5</source>
        <translation>手写数字，仿照 LeNet-5</translation>
    </message>
    <message>
        <source>Thirteen drawn shapes and patterns</source>
        <translation>十三种绘制的形状与图案</translation>
    </message>
    <message>
        <source>Sobel and Laplace, eight directions</source>
        <translation>Sobel 与 Laplace，八个方向</translation>
    </message>
    <message>
        <source>What a kernel can bring back</source>
        <translation>卷积核能找回什么</translation>
    </message>
    <message>
        <source>Correlation against convolution</source>
        <translation>相关与卷积的对比</translation>
    </message>
    <message>
        <source>A classifier made by hand</source>
        <translation>手工制作的分类器</translation>
    </message>
    <message>
        <source>Kernels made for words, nothing trained</source>
        <translation>为词语做的卷积核，未经训练</translation>
    </message>
    <message>
        <source>Four kernels over a spectrogram</source>
        <translation>四个卷积核看声谱图</translation>
    </message>
    <message>
        <source>96 kernels, one map run backwards</source>
        <translation>96 个卷积核，一张特征图反向投影</translation>
    </message>
</context>
<context>
    <name>FieldOverlay</name>
    <message>
        <source>sees {width}×{height}</source>
        <translation>看到 {width}×{height}</translation>
    </message>
    <message>
        <source>The unit can see {width} × {height} pixels.</source>
        <translation>该单元能看到 {width} × {height} 个像素。</translation>
    </message>
    <message>
        <source>{width}×{height}, gradient 0</source>
        <translation>{width}×{height}，梯度为 0</translation>
    </message>
    <message>
        <source>Its gradient is 0 everywhere: a small change of the picture changes nothing.</source>
        <translation>它的梯度处处为 0：图片的微小变化不改变它的值。</translation>
    </message>
    <message>
        <source>{width}×{height}, half in {count}</source>
        <translation>{width}×{height}，半数在 {count} 个</translation>
    </message>
    <message>
        <source>Half of what weighs in its value, the magnitude of its gradient, lies on {count} of them.</source>
        <translation>对其值起作用的权重（梯度的大小）有一半落在其中 {count} 个像素上。</translation>
    </message>
</context>
<context>
    <name>FileActions</name>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Texts and word vectors</source>
        <translation>文本和词向量</translation>
    </message>
    <message>
        <source>Set-ups</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>All that can be opened</source>
        <translation>所有可以打开的文件</translation>
    </message>
    <message>
        <source>Arrays</source>
        <translation>数组</translation>
    </message>
    <message>
        <source>Trained networks</source>
        <translation>训练好的网络</translation>
    </message>
    <message>
        <source>Open a picture, a set-up or a trained network</source>
        <translation>打开图片、方案或训练好的网络</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Open a video</source>
        <translation>打开视频</translation>
    </message>
    <message>
        <source>Opened {name}</source>
        <translation>已打开 {name}</translation>
    </message>
    <message>
        <source>There is no picture and no text on the clipboard.</source>
        <translation>剪贴板中没有图片，也没有文字。</translation>
    </message>
    <message>
        <source>pasted picture</source>
        <translation>粘贴的图片</translation>
    </message>
    <message>
        <source>pasted text</source>
        <translation>粘贴的文字</translation>
    </message>
    <message>
        <source>This film is not very good.</source>
        <translation>这部电影不太好。</translation>
    </message>
    <message>
        <source>a sentence</source>
        <translation>一个句子</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>打开 {name}</translation>
    </message>
    <message>
        <source>Set-up with its picture</source>
        <translation>方案（含图片）</translation>
    </message>
    <message>
        <source>Readable set-up</source>
        <translation>方案（可读文本）</translation>
    </message>
    <message>
        <source>Save the set-up</source>
        <translation>保存方案</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>已保存 {name}</translation>
    </message>
    <message>
        <source>World B, {name}, has changes that are not saved.</source>
        <translation>世界 B（{name}）有未保存的更改。</translation>
    </message>
    <message>
        <source>Save changes?</source>
        <translation>保存更改？</translation>
    </message>
    <message>
        <source>The set-up has changes that are not saved.</source>
        <translation>方案有尚未保存的更改。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Don&apos;t save</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save over it</source>
        <translation>覆盖保存</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Replace it?</source>
        <translation>要替换吗？</translation>
    </message>
    <message>
        <source>There is a file called {name} already.</source>
        <translation>已经有一个名为 {name} 的文件。</translation>
    </message>
    <message>
        <source>Save elsewhere…</source>
        <translation>保存到别处…</translation>
    </message>
    <message>
        <source>Save over it?</source>
        <translation>覆盖保存？</translation>
    </message>
</context>
<context>
    <name>Film</name>
    <message>
        <source>{number:,} of {count:,}: {name}</source>
        <translation>第 {number:,} 个，共 {count:,} 个：{name}</translation>
    </message>
    <message>
        <source>what goes in</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>back-projection</source>
        <translation>反向投影</translation>
    </message>
    <message>
        <source>row {row}, column {column}</source>
        <translation>第 {row} 行，第 {column} 列</translation>
    </message>
    <message>
        <source>the map so far</source>
        <translation>到目前的特征图</translation>
    </message>
    <message>
        <source>input map {number}</source>
        <translation>输入特征图 {number}</translation>
    </message>
    <message>
        <source>{how} of the window</source>
        <translation>窗口的{how}</translation>
    </message>
    <message>
        <source>{count} products, added up</source>
        <translation>{count} 个乘积相加</translation>
    </message>
    <message>
        <source>largest</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均值</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>总和</translation>
    </message>
    <message>
        <source>p-norm</source>
        <translation>p 范数</translation>
    </message>
    <message>
        <source>The window of {layer}, step by step</source>
        <translation>{layer} 的窗口，一步一步</translation>
    </message>
    <message>
        <source>An animation</source>
        <translation>动画</translation>
    </message>
    <message>
        <source>Shows what goes in, {layer}:{map} and what that comes to on its way back.</source>
        <translation>显示输入、{layer}:{map} 以及它的反向投影。</translation>
    </message>
    <message>
        <source>What moves</source>
        <translation>变化的是</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Row of the cell</source>
        <translation>格子所在行</translation>
    </message>
    <message>
        <source>Column of the cell</source>
        <translation>格子所在列</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>帧数</translation>
    </message>
    <message>
        <source>Ten in a second; up to {most}</source>
        <translation>每秒十帧；最多 {most} 帧</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>FormFields</name>
    <message>
        <source>Vertical × horizontal; equal numbers change together by the first.</source>
        <translation>纵向 × 横向；两个数相同时，改第一个，第二个跟着变。</translation>
    </message>
    <message>
        <source>{name}, vertical</source>
        <translation>{name}，纵向</translation>
    </message>
    <message>
        <source>{name}, horizontal</source>
        <translation>{name}，横向</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>No padding: windows stay inside the map</source>
        <translation>不填充：窗口不超出特征图</translation>
    </message>
    <message>
        <source>same</source>
        <translation>same</translation>
    </message>
    <message>
        <source>As much padding as keeps the size at stride 1</source>
        <translation>填充到步幅为 1 时尺寸不变</translation>
    </message>
    <message>
        <source>same ↖</source>
        <translation>same ↖</translation>
    </message>
    <message>
        <source>The same, but an odd pixel goes above and to the left</source>
        <translation>同样，但多出的一个像素补在上方和左侧</translation>
    </message>
    <message>
        <source>own</source>
        <translation>自定</translation>
    </message>
    <message>
        <source>Own numbers of rows and columns on each side</source>
        <translation>每一边各填充多少行、多少列</translation>
    </message>
    <message>
        <source>Padding above</source>
        <translation>上方填充</translation>
    </message>
    <message>
        <source>Padding below</source>
        <translation>下方填充</translation>
    </message>
    <message>
        <source>Padding at the left</source>
        <translation>左侧填充</translation>
    </message>
    <message>
        <source>Padding at the right</source>
        <translation>右侧填充</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Gallery</source>
        <translation>画廊</translation>
    </message>
    <message>
        <source>Trained networks</source>
        <translation>训练好的网络</translation>
    </message>
    <message>
        <source>Example set-ups</source>
        <translation>示例方案</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Opened last</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Play this lesson: {title}</source>
        <translation>播放这一课：{title}</translation>
    </message>
    <message>
        <source>Picture: {title}</source>
        <translation>图片：{title}</translation>
    </message>
</context>
<context>
    <name>Generator</name>
    <message>
        <source>The direction across the stripes: 0° to the right, 90° down</source>
        <translation>与条纹垂直的方向：0° 向右，90° 向下</translation>
    </message>
    <message>
        <source>Wavelength</source>
        <translation>波长</translation>
    </message>
    <message>
        <source>From one stripe to the next; 2 pixels are the finest there can be</source>
        <translation>相邻条纹之间的距离；2 个像素是可能的最细条纹</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>相位</translation>
    </message>
    <message>
        <source>0° is a light line, ±90° an edge, 180° a dark line</source>
        <translation>0° 是亮线，±90° 是边缘，180° 是暗线</translation>
    </message>
    <message>
        <source>Where the stripes fade, across them</source>
        <translation>条纹在垂直方向上淡出的范围</translation>
    </message>
    <message>
        <source>Aspect</source>
        <translation>长宽比</translation>
    </message>
    <message>
        <source>The packet&apos;s width across the stripes divided by its length along them</source>
        <translation>条纹束垂直于条纹的宽度除以沿条纹的长度</translation>
    </message>
    <message>
        <source>The radius of the centre</source>
        <translation>中心的半径</translation>
    </message>
    <message>
        <source>Surround</source>
        <translation>周围</translation>
    </message>
    <message>
        <source>How many times as wide as the centre the surround is; 1.6 is nearest to the Laplacian of a Gaussian</source>
        <translation>周围的宽度是中心的几倍；1.6 最接近拉普拉斯高斯</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>How far the picture moved while it was taken</source>
        <translation>拍摄时画面移动的距离</translation>
    </message>
    <message>
        <source>The direction of the movement: 0° to the right, 90° down</source>
        <translation>移动的方向：0° 向右，90° 向下</translation>
    </message>
    <message>
        <source>Where it gets brighter: 0° to the right, 90° down</source>
        <translation>变亮的方向：0° 向右，90° 向下</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>How soft the edge is, across it</source>
        <translation>边缘在垂直方向上的柔和程度</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>角度</translation>
    </message>
    <message>
        <source>Sigma</source>
        <translation>σ</translation>
    </message>
    <message>
        <source>Gabor</source>
        <translation>Gabor</translation>
    </message>
    <message>
        <source>A packet of stripes: what many kernels of a first layer learn to be</source>
        <translation>一束条纹：第一层的许多卷积核都会学成这样</translation>
    </message>
    <message>
        <source>DoG</source>
        <translation>DoG</translation>
    </message>
    <message>
        <source>Difference of Gaussians: a light spot on darker surroundings</source>
        <translation>高斯差：较暗背景上的亮斑</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>运动</translation>
    </message>
    <message>
        <source>Motion blur: the mean along a line</source>
        <translation>运动模糊：沿一条线取平均</translation>
    </message>
    <message>
        <source>Edge</source>
        <translation>边缘</translation>
    </message>
    <message>
        <source>A step from dark to light in one direction</source>
        <translation>沿一个方向由暗到亮的阶跃</translation>
    </message>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
</context>
<context>
    <name>HandOut</name>
    <message>
        <source>{shape} → {chain}</source>
        <translation>{shape} → {chain}</translation>
    </message>
    <message>
        <source>what goes in</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>back-projection</source>
        <translation>反向投影</translation>
    </message>
    <message>
        <source>the picture where the projection is strong</source>
        <translation>投影强的地方的图片</translation>
    </message>
    <message>
        <source>where it looks</source>
        <translation>它在看哪里</translation>
    </message>
    <message>
        <source>The way back of {layer}, map {map}: {seed}, rule {rule}</source>
        <translation>{layer} 特征图 {map} 的反向过程：种子为{seed}，规则为{rule}</translation>
    </message>
    <message>
        <source>Stages left out before the last one: {count}</source>
        <translation>最后一个阶段之前略去的阶段数：{count}</translation>
    </message>
    <message>
        <source>What every layer costs</source>
        <translation>每一层的代价</translation>
    </message>
    <message>
        <source>Layers left out here, though counted in the total: {count}</source>
        <translation>此处略去（但计入合计）的层数：{count}</translation>
    </message>
    <message>
        <source>The {all} maps of {layer}</source>
        <translation>{layer} 的 {all} 张特征图</translation>
    </message>
    <message>
        <source>{count} of the {all} maps of {layer}</source>
        <translation>{layer} 的 {all} 张特征图中的 {count} 张</translation>
    </message>
</context>
<context>
    <name>HandOuts</name>
    <message>
        <source>Save the window as a picture</source>
        <translation>把窗口存为图片</translation>
    </message>
    <message>
        <source>Save a page to hand out</source>
        <translation>保存讲义页</translation>
    </message>
    <message>
        <source>Save the way back as an animation</source>
        <translation>把反向过程存为动画</translation>
    </message>
    <message>
        <source>Save all maps as arrays</source>
        <translation>把全部特征图存为数组</translation>
    </message>
    <message>
        <source>Save the animation</source>
        <translation>保存动画</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>已保存 {name}</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>click a map</source>
        <translation>点击特征图</translation>
    </message>
    <message>
        <source>pin it: it is run backwards to the picture</source>
        <translation>固定它，并把它反向投影回图片</translation>
    </message>
    <message>
        <source>double-click a map</source>
        <translation>双击特征图</translation>
    </message>
    <message>
        <source>enlarge it, with values</source>
        <translation>放大，并显示数值</translation>
    </message>
    <message>
        <source>click a column&apos;s head</source>
        <translation>点击列标题</translation>
    </message>
    <message>
        <source>inspect that layer; the pin stays</source>
        <translation>查看这一层；固定的特征图不变</translation>
    </message>
    <message>
        <source>drag a column&apos;s head</source>
        <translation>拖动列标题</translation>
    </message>
    <message>
        <source>move the layer</source>
        <translation>移动这一层</translation>
    </message>
    <message>
        <source>double-click a head, F2</source>
        <translation>双击列标题，或按 F2</translation>
    </message>
    <message>
        <source>rename the layer</source>
        <translation>重命名这一层</translation>
    </message>
    <message>
        <source>change it; with Shift in tenths of a step</source>
        <translation>改变它的值；按住 Shift 每次十分之一步</translation>
    </message>
    <message>
        <source>Ctrl + drag a cell up or down</source>
        <translation>Ctrl + 上下拖动格子</translation>
    </message>
    <message>
        <source>the same; every map follows</source>
        <translation>同样改变它的值，所有特征图随之更新</translation>
    </message>
    <message>
        <source>drag over cells</source>
        <translation>在格子上拖动</translation>
    </message>
    <message>
        <source>paint with the first one&apos;s value; right button: 0</source>
        <translation>用第一个格子的值涂抹；右键拖动则清零</translation>
    </message>
    <message>
        <source>a digit, Enter, Delete in a cell</source>
        <translation>在格子上按数字、Enter、Delete</translation>
    </message>
    <message>
        <source>type its value; set it to 0</source>
        <translation>输入它的值；清零</translation>
    </message>
    <message>
        <source>Ctrl+C, Ctrl+V in a kernel</source>
        <translation>在卷积核中按 Ctrl+C、Ctrl+V</translation>
    </message>
    <message>
        <source>copy and paste it, or one slice of it</source>
        <translation>复制和粘贴卷积核或其中一个切片</translation>
    </message>
    <message>
        <source>Ctrl + wheel over maps</source>
        <translation>在特征图上 Ctrl + 滚轮</translation>
    </message>
    <message>
        <source>wheel over a kernel cell, Page up, Page down</source>
        <translation>在卷积核格子上滚动滚轮，上翻页、下翻页</translation>
    </message>
    <message>
        <source>larger or smaller maps</source>
        <translation>放大或缩小特征图</translation>
    </message>
    <message>
        <source>Shift + wheel</source>
        <translation>Shift + 滚轮</translation>
    </message>
    <message>
        <source>scroll the network sideways</source>
        <translation>左右滚动网络</translation>
    </message>
    <message>
        <source>drag and wheel over the picture</source>
        <translation>在图片上拖动、滚动滚轮</translation>
    </message>
    <message>
        <source>move and zoom the crop</source>
        <translation>移动、缩放裁剪框</translation>
    </message>
    <message>
        <source>drag and wheel over the enlarged map, F</source>
        <translation>在放大的特征图上拖动、滚动滚轮，F</translation>
    </message>
    <message>
        <source>move and zoom it, show all of it</source>
        <translation>移动、缩放，显示全部</translation>
    </message>
    <message>
        <source>Tab, arrow keys, Enter</source>
        <translation>Tab、方向键、回车键</translation>
    </message>
    <message>
        <source>go to the next control, choose in it, do it</source>
        <translation>到下一个控件，在其中选择，执行</translation>
    </message>
    <message>
        <source>About CNN Playground</source>
        <translation>关于 CNN Playground</translation>
    </message>
    <message>
        <source>See what a convolutional network does: edit kernels, stack layers, watch every map follow, and run any map backwards to the picture (Zeiler &amp; Fergus 2013, arXiv 1311.2901).</source>
        <translation>看清卷积网络在做什么：编辑卷积核，叠加网络层，看每一张特征图随之变化，再把任意一张特征图反向投影回图片（Zeiler &amp; Fergus 2013，arXiv 1311.2901）。</translation>
    </message>
    <message>
        <source>MIT licence. Colour maps: CET-D1 and CET-D4 by Peter Kovesi (CC BY). Sample pictures: see resources/pictures/CREDITS.md. Built with Qt for Python, NumPy, OpenCV and pyqtgraph.</source>
        <translation>MIT 许可证。色表：Peter Kovesi 的 CET-D1 和 CET-D4（CC BY）。示例图片的出处见 resources/pictures/CREDITS.md。基于 Qt for Python、NumPy、OpenCV 和 pyqtgraph 构建。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation>按键与鼠标</translation>
    </message>
</context>
<context>
    <name>HistogramView</name>
    <message>
        <source>How often each value occurs in this map (bar height: square root)</source>
        <translation>这张特征图中各个值出现的次数（条的高度为平方根）</translation>
    </message>
    <message>
        <source>{count} values are not finite</source>
        <translation>{count} 个值不是有限数</translation>
    </message>
    <message>
        <source>Histogram of the map</source>
        <translation>特征图的直方图</translation>
    </message>
    <message>
        <source>mean {value}</source>
        <translation>均值 {value}</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Open {name}</source>
        <translation>打开 {name}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>How did pixels come in when it was trained? The file does not say.</source>
        <translation>训练时像素是怎样输入的？文件里没有说明。</translation>
    </message>
    <message>
        <source>The input panel changes it at any time.</source>
        <translation>之后随时可以在输入面板中更改。</translation>
    </message>
    <message>
        <source>Being compared with the file&apos;s own arithmetic …</source>
        <translation>正在与文件自身的计算核对 …</translation>
    </message>
    <message>
        <source>{layers} layers, {parameters} parameters, input {shape}</source>
        <translation>{layers} 个网络层，{parameters} 个参数，输入 {shape}</translation>
    </message>
</context>
<context>
    <name>InputForm</name>
    <message>
        <source>RGB</source>
        <translation>RGB</translation>
    </message>
    <message>
        <source>Three input channels: red, green, blue</source>
        <translation>三个输入通道：红、绿、蓝</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>One input channel: the picture&apos;s brightness</source>
        <translation>一个输入通道：图片的亮度</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Subtract mean</source>
        <translation>减均值</translation>
    </message>
    <message>
        <source>Memory for a batch of {batch}:
all maps {maps}
switches for the way back {traces}
buffers {buffers}
back-projection {back}</source>
        <translation>批大小为 {batch} 时的内存：
所有特征图 {maps}
反向所需的池化位置 {traces}
缓冲区 {buffers}
反向投影 {back}</translation>
    </message>
    <message>
        <source>Pixels are brought to {range}, then this is subtracted: black becomes {low}, white {high}.</source>
        <translation>像素先变到 {range}，再减去这个数：黑色变为 {low}，白色变为 {high}。</translation>
    </message>
    <message>
        <source>What is left is divided by this: black becomes {low}, white {high}.</source>
        <translation>剩下的值再除以这个数：黑色变为 {low}，白色变为 {high}。</translation>
    </message>
    <message>
        <source>Divide by</source>
        <translation>除以</translation>
    </message>
    <message>
        <source>Own preprocessing</source>
        <translation>自定义预处理</translation>
    </message>
    <message>
        <source>How pixels become numbers: a trained network needs what its training did</source>
        <translation>像素怎样变成数值：训练好的网络需要与训练时相同的预处理</translation>
    </message>
    <message>
        <source>BGR</source>
        <translation>BGR</translation>
    </message>
    <message>
        <source>Three input channels, blue first: networks from Caffe want it so</source>
        <translation>三个输入通道，蓝色在前：来自 Caffe 的网络需要这样</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>取值</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Black is 0, white is 1</source>
        <translation>黑色为 0，白色为 1</translation>
    </message>
    <message>
        <source>Black is 0, white is 255: pixels as they are stored</source>
        <translation>黑色为 0，白色为 255：像素保持存储时的值</translation>
    </message>
    <message>
        <source>Black is −1, white is 1</source>
        <translation>黑色为 −1，白色为 1</translation>
    </message>
    <message>
        <source>red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>Cut out a part: drag it, turn the wheel to zoom</source>
        <translation>截取一部分：拖动可移动，滚轮可缩放</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适应</translation>
    </message>
    <message>
        <source>Show the whole picture with neutral bars</source>
        <translation>显示整张图片，空处用中性色补齐</translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation>拉伸</translation>
    </message>
    <message>
        <source>Show the whole picture, its proportions changed</source>
        <translation>显示整张图片，改变长宽比</translation>
    </message>
</context>
<context>
    <name>InputView</name>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Test patterns</source>
        <translation>测试图案</translation>
    </message>
    <message>
        <source>Generated scenes</source>
        <translation>生成的场景</translation>
    </message>
    <message>
        <source>Other inputs</source>
        <translation>其他输入</translation>
    </message>
    <message>
        <source>Draw on the picture or on a blank page</source>
        <translation>在图片或空白页上画</translation>
    </message>
    <message>
        <source>Open a picture or a set-up</source>
        <translation>打开图片或方案</translation>
    </message>
    <message>
        <source>Open a folder of pictures or sounds as a batch</source>
        <translation>打开图片或声音文件夹作为批次</translation>
    </message>
    <message>
        <source>A camera or a video as the picture</source>
        <translation>以摄像头或视频作为图片</translation>
    </message>
    <message>
        <source>Paste a picture from the clipboard</source>
        <translation>从剪贴板粘贴图片</translation>
    </message>
    <message>
        <source>Take a sample instead</source>
        <translation>改用示例</translation>
    </message>
    <message>
        <source>What there is cannot be read. Undo takes it back.</source>
        <translation>现有的内容无法读取。可以撤销。</translation>
    </message>
    <message>
        <source>The picture and its crop</source>
        <translation>图片及其裁剪框</translation>
    </message>
    <message>
        <source>Being opened …</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Drag to move the crop, turn the wheel to zoom, double-click to reset.
Keys: arrows, + and −, Home.</source>
        <translation>拖动可移动裁剪框，滚轮缩放，双击复位。
按键：方向键、+ 和 −、Home。</translation>
    </message>
    <message>
        <source>The whole picture goes in. Choose Crop to take a part of it.</source>
        <translation>输入的是整张图片。要截取一部分，请选“裁剪”。</translation>
    </message>
    <message>
        <source>The picture is {width} × {height} pixels.</source>
        <translation>图片为 {width} × {height} 像素。</translation>
    </message>
    <message>
        <source>The crop takes {across} × {down} of them, from column {left} and row {top}.</source>
        <translation>裁剪框从第 {left} 列、第 {top} 行起，取其中 {across} × {down} 像素。</translation>
    </message>
    <message>
        <source>The network gets {width} × {height}.</source>
        <translation>送入网络的是 {width} × {height}。</translation>
    </message>
    <message>
        <source>Frame picture</source>
        <translation>更改取景方式</translation>
    </message>
    <message>
        <source>Change input size</source>
        <translation>更改输入尺寸</translation>
    </message>
    <message>
        <source>Change input channels</source>
        <translation>更改输入通道</translation>
    </message>
    <message>
        <source>Change range of values</source>
        <translation>更改取值范围</translation>
    </message>
    <message>
        <source>Change mean</source>
        <translation>更改均值</translation>
    </message>
    <message>
        <source>Change deviation</source>
        <translation>更改标准差</translation>
    </message>
    <message>
        <source>Change preprocessing</source>
        <translation>更改预处理</translation>
    </message>
    <message>
        <source>Equalise the picture</source>
        <translation>均衡化图片</translation>
    </message>
    <message>
        <source>Leave only the picture&apos;s edges</source>
        <translation>只留图片的边缘</translation>
    </message>
    <message>
        <source>Change the thresholds of edges</source>
        <translation>更改边缘阈值</translation>
    </message>
    <message>
        <source>Change the test pattern</source>
        <translation>更改测试图案</translation>
    </message>
    <message>
        <source>Take a blank page</source>
        <translation>换空白页</translation>
    </message>
    <message>
        <source>Crop picture</source>
        <translation>裁剪图片</translation>
    </message>
    <message>
        <source>{name}, drawn on</source>
        <translation>{name}，已画</translation>
    </message>
</context>
<context>
    <name>InspectorView</name>
    <message>
        <source>Cost</source>
        <translation>开销</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>{shape}: click a layer to see its kernels and parameters.</source>
        <translation>{shape}：点击某一层，查看它的卷积核和参数。</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>网络层</translation>
    </message>
    <message>
        <source>{name} · {kind}</source>
        <translation>{name} · {kind}</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Values of map {number}</source>
        <translation>特征图 {number} 的数值</translation>
    </message>
    <message>
        <source>{parameter} of {name}</source>
        <translation>{name} 的{parameter}</translation>
    </message>
</context>
<context>
    <name>Kernel</name>
    <message>
        <source>Flip left to right</source>
        <translation>左右翻转</translation>
    </message>
    <message>
        <source>Flip top to bottom</source>
        <translation>上下翻转</translation>
    </message>
    <message>
        <source>Rotate by 90°</source>
        <translation>旋转 90°</translation>
    </message>
    <message>
        <source>Rotate by 180°</source>
        <translation>旋转 180°</translation>
    </message>
    <message>
        <source>Exchange rows and columns</source>
        <translation>行列互换（转置）</translation>
    </message>
    <message>
        <source>Negate</source>
        <translation>取反</translation>
    </message>
    <message>
        <source>Normalise to sum 0</source>
        <translation>使总和为 0</translation>
    </message>
    <message>
        <source>Normalise to sum 1</source>
        <translation>使总和为 1</translation>
    </message>
    <message>
        <source>All zero</source>
        <translation>全零</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>恒等</translation>
    </message>
    <message>
        <source>Box blur</source>
        <translation>方框模糊</translation>
    </message>
    <message>
        <source>Gaussian blur</source>
        <translation>高斯模糊</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>锐化</translation>
    </message>
    <message>
        <source>Emboss</source>
        <translation>浮雕</translation>
    </message>
    <message>
        <source>Sobel, x</source>
        <translation>Sobel，x</translation>
    </message>
    <message>
        <source>Sobel, y</source>
        <translation>Sobel，y</translation>
    </message>
    <message>
        <source>Prewitt, x</source>
        <translation>Prewitt，x</translation>
    </message>
    <message>
        <source>Prewitt, y</source>
        <translation>Prewitt，y</translation>
    </message>
    <message>
        <source>Scharr, x</source>
        <translation>Scharr，x</translation>
    </message>
    <message>
        <source>Scharr, y</source>
        <translation>Scharr，y</translation>
    </message>
    <message>
        <source>Laplacian</source>
        <translation>拉普拉斯</translation>
    </message>
    <message>
        <source>Laplacian, 8 neighbours</source>
        <translation>拉普拉斯，8 邻域</translation>
    </message>
    <message>
        <source>Difference of Gaussians</source>
        <translation>高斯差分</translation>
    </message>
    <message>
        <source>Line, horizontal</source>
        <translation>线，水平</translation>
    </message>
    <message>
        <source>Line, vertical</source>
        <translation>线，垂直</translation>
    </message>
    <message>
        <source>Line, rising</source>
        <translation>线，上斜</translation>
    </message>
    <message>
        <source>Line, falling</source>
        <translation>线，下斜</translation>
    </message>
    <message>
        <source>Gabor, vertical stripes</source>
        <translation>Gabor，竖条纹</translation>
    </message>
    <message>
        <source>Gabor, rising stripes</source>
        <translation>Gabor，上斜条纹</translation>
    </message>
    <message>
        <source>Gabor, horizontal stripes</source>
        <translation>Gabor，横条纹</translation>
    </message>
    <message>
        <source>Gabor, falling stripes</source>
        <translation>Gabor，下斜条纹</translation>
    </message>
</context>
<context>
    <name>KernelClipboard</name>
    <message>
        <source>Paste a kernel into {name}</source>
        <translation>粘贴卷积核到 {name}</translation>
    </message>
    <message>
        <source>Paste a {old} kernel as {new} into {name}</source>
        <translation>把 {old} 的卷积核作为 {new} 粘贴到 {name}</translation>
    </message>
</context>
<context>
    <name>KernelEditor</name>
    <message>
        <source>Row {row}, column {column}</source>
        <translation>行 {row}，列 {column}</translation>
    </message>
    <message>
        <source>The slice for input channel {number}</source>
        <translation>对应输入通道 {number} 的切片</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>G</source>
        <translation>G</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>{name} · kernel {number} of 0–{last}</source>
        <translation>{name} · 卷积核 {number}（0–{last}）</translation>
    </message>
    <message>
        <source>Slice of 0–{last}</source>
        <translation>切片（0–{last}）</translation>
    </message>
    <message>
        <source>All slices: shows their mean, an edit goes into each</source>
        <translation>所有切片：显示平均值，编辑时同时改每一片</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>Added to every unit of this map</source>
        <translation>加到这张特征图的每个单元上</translation>
    </message>
    <message>
        <source>Slice</source>
        <translation>切片</translation>
    </message>
    <message>
        <source>The slice for one input channel</source>
        <translation>对应一个输入通道的切片</translation>
    </message>
    <message>
        <source>Value of the chosen cell</source>
        <translation>所选格子的值</translation>
    </message>
    <message>
        <source>The chosen cell: type, turn the wheel, or drag with Ctrl held</source>
        <translation>所选格子：键入数值、滚动滚轮，或按住 Ctrl 拖动</translation>
    </message>
    <message>
        <source>Drag to change the chosen cell and watch the maps</source>
        <translation>拖动来改变所选格子，观察特征图</translation>
    </message>
    <message>
        <source>Its frequencies, its factors, formulas, a drawing pad, patches of the picture</source>
        <translation>它的频率和因子，公式，画板，图块</translation>
    </message>
    <message>
        <source>Design this kernel</source>
        <translation>设计这个卷积核</translation>
    </message>
    <message>
        <source>Previous kernel</source>
        <translation>上一个卷积核</translation>
    </message>
    <message>
        <source>Next kernel</source>
        <translation>下一个卷积核</translation>
    </message>
    <message>
        <source>Edit a kernel of {name}</source>
        <translation>编辑 {name} 的卷积核</translation>
    </message>
    <message>
        <source>Bias of {name}</source>
        <translation>{name} 的偏置</translation>
    </message>
</context>
<context>
    <name>KernelGrid</name>
    <message>
        <source>Kernel cells</source>
        <translation>卷积核的格子</translation>
    </message>
    <message>
        <source>Type a number or turn the wheel over a cell.
Drag to paint with a cell&apos;s value, with the right button to set cells to 0.
Drag up or down with Ctrl held to change one cell.
Ctrl+C and Ctrl+V copy and paste the kernel.</source>
        <translation>输入数字，或在格子上转动滚轮。
拖动可用该格的值涂画，用右键拖动把格子设为 0。
按住 Ctrl 上下拖动可改变一个格子。
Ctrl+C 和 Ctrl+V 复制和粘贴卷积核。</translation>
    </message>
</context>
<context>
    <name>KernelTools</name>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Draw a known kernel at this size</source>
        <translation>按当前大小画一个常用卷积核</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Multiply every cell</source>
        <translation>每个格子都乘以同一个数</translation>
    </message>
    <message>
        <source>Random cells from this seed: the same seed draws the same kernel</source>
        <translation>用这个随机数种子生成：种子相同，卷积核也相同</translation>
    </message>
    <message>
        <source>Random cells</source>
        <translation>随机填充</translation>
    </message>
    <message>
        <source>Seed of the random cells</source>
        <translation>随机数种子</translation>
    </message>
    <message>
        <source>Scale the kernel by {factor}</source>
        <translation>卷积核乘以 {factor}</translation>
    </message>
    <message>
        <source>Random kernel</source>
        <translation>随机卷积核</translation>
    </message>
</context>
<context>
    <name>Knobs</name>
    <message>
        <source>Test pattern: {number}</source>
        <translation>测试图案：{number}</translation>
    </message>
    <message>
        <source>{layer}: {what}</source>
        <translation>{layer}：{what}</translation>
    </message>
    <message>
        <source>Turn the picture</source>
        <translation>旋转图片</translation>
    </message>
    <message>
        <source>Shift the picture sideways</source>
        <translation>左右移动图片</translation>
    </message>
    <message>
        <source>Shift the picture up and down</source>
        <translation>上下移动图片</translation>
    </message>
    <message>
        <source>Scale the picture</source>
        <translation>缩放图片</translation>
    </message>
    <message>
        <source>Blur the picture</source>
        <translation>模糊图片</translation>
    </message>
    <message>
        <source>Contrast of the picture</source>
        <translation>图片的对比度</translation>
    </message>
    <message>
        <source>Brightness of the picture</source>
        <translation>图片的亮度</translation>
    </message>
    <message>
        <source>Noise on the picture</source>
        <translation>图片上的噪声</translation>
    </message>
    <message>
        <source>Patch over the picture</source>
        <translation>盖住图片的方块</translation>
    </message>
    <message>
        <source>stride</source>
        <translation>步幅</translation>
    </message>
    <message>
        <source>dilation</source>
        <translation>膨胀</translation>
    </message>
    <message>
        <source>window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>slope</source>
        <translation>斜率</translation>
    </message>
    <message>
        <source>alpha</source>
        <translation>alpha</translation>
    </message>
    <message>
        <source>gamma</source>
        <translation>gamma</translation>
    </message>
    <message>
        <source>offset</source>
        <translation>偏移</translation>
    </message>
    <message>
        <source>lower limit</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>upper limit</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>power p</source>
        <translation>幂 p</translation>
    </message>
    <message>
        <source>kernel {kernel}, row {row}, column {column}</source>
        <translation>卷积核 {kernel}，第 {row} 行，第 {column} 列</translation>
    </message>
    <message>
        <source>bias of map {map}</source>
        <translation>特征图 {map} 的偏置</translation>
    </message>
</context>
<context>
    <name>LayerActions</name>
    <message>
        <source>Insert {kind}</source>
        <translation>插入{kind}</translation>
    </message>
    <message>
        <source>Duplicate layer</source>
        <translation>创建层副本</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>删除 {name}</translation>
    </message>
    <message>
        <source>Move layer</source>
        <translation>移动层</translation>
    </message>
    <message>
        <source>Mute layer</source>
        <translation>停用层</translation>
    </message>
    <message>
        <source>Unmute layer</source>
        <translation>启用层</translation>
    </message>
    <message>
        <source>Rename layer</source>
        <translation>重命名层</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>名称：</translation>
    </message>
    <message>
        <source>Insert after</source>
        <translation>在后面插入</translation>
    </message>
    <message>
        <source>Insert before</source>
        <translation>在前面插入</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>创建副本</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>左移</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>右移</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>LayerColumn</name>
    <message>
        <source>The layer hands its input on unchanged; undo takes it back.</source>
        <translation>这一层把输入原样传下去；可以撤销。</translation>
    </message>
    <message>
        <source>own</source>
        <translation>各自</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>本层</translation>
    </message>
    <message>
        <source>network</source>
        <translation>全网</translation>
    </message>
    <message>
        <source>the strongest are clipped</source>
        <translation>最强的被截断</translation>
    </message>
    <message>
        <source>{share} % clipped</source>
        <translation>截断 {share} %</translation>
    </message>
    <message>
        <source>{layer}: {count} maps</source>
        <translation>{layer}：{count} 张特征图</translation>
    </message>
    <message>
        <source>Arrow keys choose a map, Enter runs it backwards to the picture.</source>
        <translation>方向键选择特征图，回车键把它反向投影回图片。</translation>
    </message>
    <message>
        <source>{layer}: {count} units</source>
        <translation>{layer}：{count} 个单元</translation>
    </message>
    <message>
        <source>Arrow keys choose a unit, Enter runs it backwards to the picture.</source>
        <translation>方向键选择单元，回车键把它反向投影回图片。</translation>
    </message>
</context>
<context>
    <name>LayerForm</name>
    <message>
        <source>Kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>Rows × columns; the middle of the kernels stays</source>
        <translation>行 × 列；卷积核的中间部分保留</translation>
    </message>
    <message>
        <source>Output channels</source>
        <translation>输出通道</translation>
    </message>
    <message>
        <source>Kernels, and so feature maps. New ones start as edges, then at random.</source>
        <translation>卷积核的个数，也就是特征图的张数。新增的先取边缘，再取随机值。</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单元数</translation>
    </message>
    <message>
        <source>Outputs of the layer</source>
        <translation>这一层的输出个数</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>What one unit looks at</source>
        <translation>一个单元看到的范围</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>取</translation>
    </message>
    <message>
        <source>What becomes of each map</source>
        <translation>每张特征图变成什么</translation>
    </message>
    <message>
        <source>What becomes of each window</source>
        <translation>每个窗口取什么</translation>
    </message>
    <message>
        <source>Output size</source>
        <translation>输出尺寸</translation>
    </message>
    <message>
        <source>Windows down × across, which share out the map, whatever its size</source>
        <translation>纵向 × 横向的窗口数，平分整幅特征图，不论其大小</translation>
    </message>
    <message>
        <source>Power p</source>
        <translation>幂次 p</translation>
    </message>
    <message>
        <source>1 sums magnitudes; the larger, the nearer to the maximum</source>
        <translation>1 即绝对值之和；越大越接近最大值</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>斜率</translation>
    </message>
    <message>
        <source>Of the straight line that is not flat</source>
        <translation>不平的那段直线的斜率</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>偏移</translation>
    </message>
    <message>
        <source>The value at zero</source>
        <translation>零处的值</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>α</translation>
    </message>
    <message>
        <source>How far below zero the curve goes</source>
        <translation>曲线在零以下能到多低</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>γ</translation>
    </message>
    <message>
        <source>Multiplies the whole curve</source>
        <translation>整条曲线的倍数</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>How the normal distribution is computed</source>
        <translation>正态分布怎样计算</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>Smaller values become this one</source>
        <translation>更小的值取这个值</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Larger values become this one</source>
        <translation>更大的值取这个值</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>比率</translation>
    </message>
    <message>
        <source>The share of units that training drops</source>
        <translation>训练时丢弃的单元比例</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>步幅</translation>
    </message>
    <message>
        <source>Pixels from one window to the next</source>
        <translation>相邻窗口相隔的像素数</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Rows and columns around the map</source>
        <translation>在特征图四周添加的行和列</translation>
    </message>
    <message>
        <source>Output padding</source>
        <translation>输出填充</translation>
    </message>
    <message>
        <source>More rows below and columns to the right of the output</source>
        <translation>输出在下方和右侧多出的行数和列数</translation>
    </message>
    <message>
        <source>Dilation</source>
        <translation>膨胀</translation>
    </message>
    <message>
        <source>Pixels from one cell of the kernel or window to the next</source>
        <translation>卷积核或窗口中相邻两格之间的像素数</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Input channels are shared out to so many groups of kernels</source>
        <translation>输入通道分给这么多组卷积核</translation>
    </message>
    <message>
        <source>Keep a part window</source>
        <translation>保留不完整窗口</translation>
    </message>
    <message>
        <source>The last window may hang over the edge</source>
        <translation>最后一个窗口可以超出边缘</translation>
    </message>
    <message>
        <source>Count the padding</source>
        <translation>填充计入平均</translation>
    </message>
    <message>
        <source>The mean divides by padded pixels too</source>
        <translation>求平均时把填充的像素也算进去</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>A number added to every unit of a map</source>
        <translation>加到一张特征图每个单元上的数</translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation>算子</translation>
    </message>
    <message>
        <source>Networks slide the kernel as it is; true convolution turns it by 180° first</source>
        <translation>网络直接滑动卷积核；原始卷积先把它旋转 180°</translation>
    </message>
    <message>
        <source>Switches of</source>
        <translation>池化位置来自</translation>
    </message>
    <message>
        <source>The max pooling before it whose switches say where values go</source>
        <translation>由此前哪个最大池化层的池化位置决定值放到哪里</translation>
    </message>
    <message>
        <source>Maps</source>
        <translation>特征图数</translation>
    </message>
    <message>
        <source>Neighbouring maps, with its own, whose squares are summed</source>
        <translation>连同自身在内，对多少张相邻特征图求平方和</translation>
    </message>
    <message>
        <source>How much the mean of the squares weakens</source>
        <translation>平方的均值起多大的削弱作用</translation>
    </message>
    <message>
        <source>Beta</source>
        <translation>β</translation>
    </message>
    <message>
        <source>The power by which is divided</source>
        <translation>除以强度的几次方</translation>
    </message>
    <message>
        <source>What is divided by where all these maps are zero</source>
        <translation>这些特征图都为零时的除数</translation>
    </message>
    <message>
        <source>Of this map&apos;s line below zero</source>
        <translation>这张图在零以下部分的斜率</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Multiplies the normalised map</source>
        <translation>乘到归一化后的特征图上</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>Added to every unit of the map</source>
        <translation>加到这张图的每个单元上</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>Of the map in training: it is taken off</source>
        <translation>训练时这张图的均值：先被减去</translation>
    </message>
    <message>
        <source>Variance</source>
        <translation>方差</translation>
    </message>
    <message>
        <source>Of the map in training: its root divides every unit</source>
        <translation>训练时这张图的方差：每个单元除以它的平方根</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>ε</translation>
    </message>
    <message>
        <source>Added to every variance, so that none is zero</source>
        <translation>加到每个方差上，避免出现零</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Hands its input on unchanged</source>
        <translation>把输入原样传给下一层</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>特征图</translation>
    </message>
    <message>
        <source>Whose numbers are shown; a click on a map shows it</source>
        <translation>显示的是哪张图的数；点击一张特征图即可切换</translation>
    </message>
    <message>
        <source>correlation</source>
        <translation>相关</translation>
    </message>
    <message>
        <source>The kernel as it is drawn: what networks compute</source>
        <translation>卷积核不翻转：网络实际计算的就是它</translation>
    </message>
    <message>
        <source>true convolution</source>
        <translation>原始卷积</translation>
    </message>
    <message>
        <source>The kernel turned by 180°: what mathematics calls convolution</source>
        <translation>卷积核旋转 180°：数学上所说的卷积</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>精确</translation>
    </message>
    <message>
        <source>By the error function</source>
        <translation>用误差函数</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>tanh</translation>
    </message>
    <message>
        <source>By tanh, as many trained networks do</source>
        <translation>用 tanh，许多训练好的网络这样做</translation>
    </message>
    <message>
        <source>max</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>The largest value of the map</source>
        <translation>特征图的最大值</translation>
    </message>
    <message>
        <source>average</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>The mean of the map</source>
        <translation>特征图的平均值</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>求和</translation>
    </message>
    <message>
        <source>The sum of the map</source>
        <translation>特征图的总和</translation>
    </message>
    <message>
        <source>Lp</source>
        <translation>Lp</translation>
    </message>
    <message>
        <source>The p-th root of the sum of the p-th powers</source>
        <translation>p 次幂之和的 p 次方根</translation>
    </message>
    <message>
        <source>The largest value of each window</source>
        <translation>每个窗口的最大值</translation>
    </message>
    <message>
        <source>The mean of each window</source>
        <translation>每个窗口的均值</translation>
    </message>
</context>
<context>
    <name>LayerGroup</name>
    <message>
        <source>Activation</source>
        <translation>激活</translation>
    </message>
    <message>
        <source>Normalisation</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>池化</translation>
    </message>
</context>
<context>
    <name>LayerKind</name>
    <message>
        <source>Convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>Transposed convolution</source>
        <translation>转置卷积</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation>Leaky ReLU</translation>
    </message>
    <message>
        <source>Parametric ReLU</source>
        <translation>参数化 ReLU</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>Sigmoid</translation>
    </message>
    <message>
        <source>Tanh</source>
        <translation>Tanh</translation>
    </message>
    <message>
        <source>ELU</source>
        <translation>ELU</translation>
    </message>
    <message>
        <source>SELU</source>
        <translation>SELU</translation>
    </message>
    <message>
        <source>GELU</source>
        <translation>GELU</translation>
    </message>
    <message>
        <source>SiLU</source>
        <translation>SiLU</translation>
    </message>
    <message>
        <source>Softplus</source>
        <translation>Softplus</translation>
    </message>
    <message>
        <source>Hard sigmoid</source>
        <translation>硬 sigmoid</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>截断</translation>
    </message>
    <message>
        <source>Max pooling</source>
        <translation>最大池化</translation>
    </message>
    <message>
        <source>Average pooling</source>
        <translation>平均池化</translation>
    </message>
    <message>
        <source>Sum pooling</source>
        <translation>求和池化</translation>
    </message>
    <message>
        <source>Lp pooling</source>
        <translation>Lp 池化</translation>
    </message>
    <message>
        <source>Adaptive pooling</source>
        <translation>自适应池化</translation>
    </message>
    <message>
        <source>Global pooling</source>
        <translation>全局池化</translation>
    </message>
    <message>
        <source>Un-pooling</source>
        <translation>反池化</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>展平</translation>
    </message>
    <message>
        <source>Fully connected</source>
        <translation>全连接</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>Softmax</translation>
    </message>
    <message>
        <source>Log-softmax</source>
        <translation>对数 softmax</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Batch normalisation</source>
        <translation>批归一化</translation>
    </message>
    <message>
        <source>Instance normalisation</source>
        <translation>实例归一化</translation>
    </message>
    <message>
        <source>Local response normalisation</source>
        <translation>局部响应归一化</translation>
    </message>
    <message>
        <source>Slides kernels over its input: one feature map per kernel.</source>
        <translation>让卷积核在输入上滑动：每个卷积核得到一张特征图。</translation>
    </message>
    <message>
        <source>Every value stamps the kernel on a larger map.</source>
        <translation>每个值都把卷积核盖印到更大的特征图上。</translation>
    </message>
    <message>
        <source>Keeps what is above zero; everything else becomes 0.</source>
        <translation>保留大于零的值，其余都变为 0。</translation>
    </message>
    <message>
        <source>Keeps what is above zero and a small part of what is below.</source>
        <translation>保留大于零的值，负值只留一小部分。</translation>
    </message>
    <message>
        <source>A leaky ReLU with a slope of its own for every map.</source>
        <translation>带泄漏的 ReLU，每张特征图各有自己的斜率。</translation>
    </message>
    <message>
        <source>Squeezes every value into 0 to 1.</source>
        <translation>把每个值压缩到 0 与 1 之间。</translation>
    </message>
    <message>
        <source>Squeezes every value into −1 to 1.</source>
        <translation>把每个值压缩到 −1 与 1 之间。</translation>
    </message>
    <message>
        <source>Keeps what is above zero and bends what is below smoothly to −alpha.</source>
        <translation>保留大于零的值，小于零的部分平滑地弯向 −α。</translation>
    </message>
    <message>
        <source>A scaled ELU that keeps the maps at mean 0 and variance 1.</source>
        <translation>经过缩放的 ELU，使特征图保持均值 0、方差 1。</translation>
    </message>
    <message>
        <source>Lets a value through by the share of a normal distribution below it.</source>
        <translation>按正态分布在该值以下的比例放行。</translation>
    </message>
    <message>
        <source>Multiplies every value by its own sigmoid.</source>
        <translation>每个值乘以它自己的 sigmoid。</translation>
    </message>
    <message>
        <source>A ReLU with a round corner.</source>
        <translation>拐角圆滑的 ReLU。</translation>
    </message>
    <message>
        <source>A sigmoid made of three straight lines.</source>
        <translation>由三段直线组成的 sigmoid。</translation>
    </message>
    <message>
        <source>Holds every value between two limits; 0 and 6 make it ReLU6.</source>
        <translation>把每个值限制在两个界限之间；取 0 和 6 就是 ReLU6。</translation>
    </message>
    <message>
        <source>Keeps the largest value of each window: texture survives.</source>
        <translation>取每个窗口的最大值：保留纹理。</translation>
    </message>
    <message>
        <source>Keeps the mean of each window: background survives.</source>
        <translation>取每个窗口的平均值：保留背景。</translation>
    </message>
    <message>
        <source>Adds up each window.</source>
        <translation>把每个窗口的值相加。</translation>
    </message>
    <message>
        <source>Between the sum of each window and its largest value.</source>
        <translation>介于每个窗口的和与最大值之间。</translation>
    </message>
    <message>
        <source>Shares the map out to a fixed number of windows.</source>
        <translation>把特征图平分给固定数目的窗口。</translation>
    </message>
    <message>
        <source>One value per map, whatever its size.</source>
        <translation>无论多大，每张特征图只得一个值。</translation>
    </message>
    <message>
        <source>Puts every value back where an earlier max pooling found its maximum.</source>
        <translation>把每个值放回此前最大池化取到最大值的位置。</translation>
    </message>
    <message>
        <source>Lays all maps out as one long vector.</source>
        <translation>把所有特征图排成一个长向量。</translation>
    </message>
    <message>
        <source>Connects every unit with every input.</source>
        <translation>每个单元都与每个输入相连。</translation>
    </message>
    <message>
        <source>Turns scores into probabilities that sum to 1.</source>
        <translation>把得分变成总和为 1 的概率。</translation>
    </message>
    <message>
        <source>The logarithm of the softmax: 0 is certain, the lower the less likely.</source>
        <translation>softmax 的对数：0 表示确定，越低越不可能。</translation>
    </message>
    <message>
        <source>Drops units at random in training; here it hands everything on.</source>
        <translation>训练时随机丢弃单元；这里全部传下去。</translation>
    </message>
    <message>
        <source>Brings every map to the mean and spread found in training.</source>
        <translation>按训练中得到的均值和离散程度调整每张特征图。</translation>
    </message>
    <message>
        <source>Brings every map to mean 0 and spread 1, by its own numbers.</source>
        <translation>按每张特征图自身的数值，把它调整到均值 0、离散程度 1。</translation>
    </message>
    <message>
        <source>Weakens a value where other maps are strong at the same place.</source>
        <translation>同一位置上其他特征图越强，这里的值就被削弱得越多。</translation>
    </message>
    <message>
        <source>same ↖</source>
        <translation>same ↖</translation>
    </message>
    <message>
        <source>same</source>
        <translation>same</translation>
    </message>
    <message>
        <source>convolution {size}</source>
        <translation>卷积 {size}</translation>
    </message>
    <message>
        <source>transposed {size}</source>
        <translation>转置卷积 {size}</translation>
    </message>
    <message>
        <source>stride {stride}</source>
        <translation>步幅 {stride}</translation>
    </message>
    <message>
        <source>{groups} groups</source>
        <translation>{groups} 组</translation>
    </message>
    <message>
        <source>dilation {dilation}</source>
        <translation>膨胀 {dilation}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>max {size}</source>
        <translation>最大 {size}</translation>
    </message>
    <message>
        <source>average {size}</source>
        <translation>平均 {size}</translation>
    </message>
    <message>
        <source>sum {size}</source>
        <translation>求和 {size}</translation>
    </message>
    <message>
        <source>Lp {size}</source>
        <translation>Lp {size}</translation>
    </message>
    <message>
        <source>max to {size}</source>
        <translation>最大至 {size}</translation>
    </message>
    <message>
        <source>average to {size}</source>
        <translation>平均至 {size}</translation>
    </message>
    <message>
        <source>global max</source>
        <translation>全局最大</translation>
    </message>
    <message>
        <source>global average</source>
        <translation>全局平均</translation>
    </message>
    <message>
        <source>global sum</source>
        <translation>全局求和</translation>
    </message>
    <message>
        <source>global Lp</source>
        <translation>全局 Lp</translation>
    </message>
    <message>
        <source>fully connected</source>
        <translation>全连接</translation>
    </message>
    <message>
        <source>leaky ReLU, slope {slope}</source>
        <translation>Leaky ReLU，斜率 {slope}</translation>
    </message>
    <message>
        <source>clip {low} to {high}</source>
        <translation>截断到 {low} 至 {high}</translation>
    </message>
    <message>
        <source>switches of {pooling}</source>
        <translation>{pooling} 的池化位置</translation>
    </message>
    <message>
        <source>response over {count} maps</source>
        <translation>跨 {count} 张图的响应归一化</translation>
    </message>
    <message>
        <source>padding {padding}</source>
        <translation>填充 {padding}</translation>
    </message>
</context>
<context>
    <name>Lesson</name>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Open a lesson</source>
        <translation>打开课程</translation>
    </message>
    <message>
        <source>Save the lesson?</source>
        <translation>保存课程吗？</translation>
    </message>
    <message>
        <source>The lesson has scenes or words that are not saved.</source>
        <translation>课程中有未保存的幕或文字。</translation>
    </message>
    <message>
        <source>Scene {number} recorded</source>
        <translation>已录下第 {number} 幕</translation>
    </message>
    <message>
        <source>Save the lesson</source>
        <translation>保存课程</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>已保存 {name}</translation>
    </message>
    <message>
        <source>Close the lesson; the session stays as it is</source>
        <translation>关闭课程，会话保持现状</translation>
    </message>
    <message>
        <source>Close the lesson</source>
        <translation>关闭课程</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>The scene before (Alt+Left)</source>
        <translation>上一幕（Alt+←）</translation>
    </message>
    <message>
        <source>The next scene (Alt+Right)</source>
        <translation>下一幕（Alt+→）</translation>
    </message>
    <message>
        <source>You have left the scene: try whatever you like.</source>
        <translation>你已离开这一幕：尽管试。</translation>
    </message>
    <message>
        <source>Return to the scene</source>
        <translation>回到这一幕</translation>
    </message>
    <message>
        <source>All as the scene shows it (Alt+Up); undo brings back what you tried</source>
        <translation>全部恢复成这一幕的样子（Alt+↑）；撤销可找回你试过的</translation>
    </message>
    <message>
        <source>Next lesson</source>
        <translation>下一课</translation>
    </message>
    <message>
        <source>The end</source>
        <translation>本课结束</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>{right} of {questions} predictions were right</source>
        <translation>{questions} 次预测，猜对 {right} 次</translation>
    </message>
    <message>
        <source>Predict, then look:</source>
        <translation>先猜，再看：</translation>
    </message>
    <message>
        <source>Which of these kernels of {layer} made the covered map? Below is its way back.</source>
        <translation>{layer} 的哪个卷积核生成了被盖住的特征图？下面是它的反向投影。</translation>
    </message>
    <message>
        <source>Which of these kernels of {layer} made the marked map? Its way back is covered.</source>
        <translation>{layer} 的哪个卷积核生成了标出的特征图？它的反向投影被盖住了。</translation>
    </message>
    <message>
        <source>Another map</source>
        <translation>换一张特征图</translation>
    </message>
    <message>
        <source>Ask the same of another map of this layer</source>
        <translation>就这一层的另一张特征图再问一次</translation>
    </message>
    <message>
        <source>It was kernel {number}.</source>
        <translation>是卷积核 {number}。</translation>
    </message>
    <message>
        <source>Kernel {place} of four</source>
        <translation>四个卷积核之 {place}</translation>
    </message>
    <message>
        <source>Answer with this</source>
        <translation>选这个答案</translation>
    </message>
    <message>
        <source>Right.</source>
        <translation>对了。</translation>
    </message>
    <message>
        <source>Not quite.</source>
        <translation>不对。</translation>
    </message>
    <message>
        <source>Title of the scene</source>
        <translation>这一幕的标题</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>{name}, in the language that is on</source>
        <translation>{name}，用当前语言写</translation>
    </message>
    <message>
        <source>An answer on each line;
* the right one behind a star</source>
        <translation>每行一个答案；
* 正确的前面加星号</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>inspector</source>
        <translation>检查面板</translation>
    </message>
    <message>
        <source>closer look</source>
        <translation>细看区</translation>
    </message>
    <message>
        <source>network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>This scene hides: {what}</source>
        <translation>这一幕隐藏：{what}</translation>
    </message>
    <message>
        <source>In this scene nothing can be changed: {what}</source>
        <translation>这一幕不能改动：{what}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>The scene asks nothing</source>
        <translation>这一幕不提问</translation>
    </message>
    <message>
        <source>choice</source>
        <translation>选择题</translation>
    </message>
    <message>
        <source>One answer of a few is right</source>
        <translation>几个答案中有一个正确</translation>
    </message>
    <message>
        <source>kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>Which kernel made the pinned map?</source>
        <translation>是哪个卷积核生成了固定的特征图？</translation>
    </message>
    <message>
        <source>sketch</source>
        <translation>画</translation>
    </message>
    <message>
        <source>Where will the pinned map be strong?</source>
        <translation>固定的特征图哪里会强？</translation>
    </message>
    <message>
        <source>What is there to see? Figures: {example}; **strong**</source>
        <translation>要看什么？数字写 {example}，强调写 **文字**</translation>
    </message>
    <message>
        <source>Text of the scene</source>
        <translation>这一幕的文字</translation>
    </message>
    <message>
        <source>Pad for the sketch</source>
        <translation>画板</translation>
    </message>
    <message>
        <source>Draw where it will be strong, with the right button rub out. The input shows through.
Keys: arrows go from field to field, Space draws, Backspace rubs out.</source>
        <translation>画出值大的地方，右键擦掉。输入会透出来。
键盘：方向键换格，空格画，退格擦。</translation>
    </message>
    <message>
        <source>Where will map {map} of {layer}, made by this kernel, be strong? Sketch it.</source>
        <translation>{layer} 的特征图 {map} 由这个卷积核算出，哪里的值会大？画出来。</translation>
    </message>
    <message>
        <source>What will map {map} of {layer}, made by this kernel, come to on its way back?</source>
        <translation>{layer} 的特征图 {map} 由这个卷积核算出，它的反向投影会是什么样？画出来。</translation>
    </message>
    <message>
        <source>New sheet</source>
        <translation>换一张纸</translation>
    </message>
    <message>
        <source>Rub the whole sketch out</source>
        <translation>把画的全擦掉</translation>
    </message>
    <message>
        <source>Uncover</source>
        <translation>揭开</translation>
    </message>
    <message>
        <source>Compare the sketch with what is there: the first one counts</source>
        <translation>把画的与实际的比一比：只有第一次算分</translation>
    </message>
    <message>
        <source>The correlation of the sketch with the size of the values, both brought to 32 points and blurred by two: 1 is the same, 0 no better than chance, below 0 the opposite.
Right is 0.4 and more, and more than a spot in the middle has.</source>
        <translation>画的与值的大小之间的相关系数，两者都缩到 32 点并模糊 2 点：1 表示一样，0 等于瞎猜，小于 0 则相反。
达到 0.4、并且高过“只在中间画一团”，才算对。</translation>
    </message>
    <message>
        <source>your sketch</source>
        <translation>你画的</translation>
    </message>
    <message>
        <source>what is there</source>
        <translation>实际的</translation>
    </message>
    <message>
        <source>It is zero everywhere, and nothing was drawn.</source>
        <translation>它处处是零，而你什么也没画。</translation>
    </message>
    <message>
        <source>It is the same everywhere: no sketch is like it.</source>
        <translation>它处处一样：画什么都不像。</translation>
    </message>
    <message>
        <source>Nothing was drawn, so there is nothing to compare.</source>
        <translation>什么也没画，没法比较。</translation>
    </message>
    <message>
        <source>A spot in the middle would have had {value}.</source>
        <translation>只在中间画一团，会得 {value}。</translation>
    </message>
    <message>
        <source>Very alike: {value} of 1.</source>
        <translation>很像：{value}（满分 1）。</translation>
    </message>
    <message>
        <source>Alike: {value} of 1.</source>
        <translation>像：{value}（满分 1）。</translation>
    </message>
    <message>
        <source>A little alike: {value} of 1.</source>
        <translation>有点像：{value}（满分 1）。</translation>
    </message>
    <message>
        <source>Not alike: {value} of 1.</source>
        <translation>不像：{value}（满分 1）。</translation>
    </message>
    <message>
        <source>Scene {number} was taken out of the lesson.</source>
        <translation>第 {number} 幕已从课程中删除。</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>放回去</translation>
    </message>
</context>
<context>
    <name>LessonTitle</name>
    <message>
        <source>The input</source>
        <translation>输入层</translation>
    </message>
    <message>
        <source>Convolution against correlation</source>
        <translation>卷积与相关</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>MAC, Params and CPR</source>
        <translation>MAC、Params 与 CPR</translation>
    </message>
    <message>
        <source>Local connection</source>
        <translation>局部连接</translation>
    </message>
    <message>
        <source>Weight sharing</source>
        <translation>权值共享</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>激活</translation>
    </message>
    <message>
        <source>Pooling and invariance</source>
        <translation>池化与不变性</translation>
    </message>
    <message>
        <source>Fixed length</source>
        <translation>固定长度</translation>
    </message>
    <message>
        <source>Fully connected</source>
        <translation>全连接</translation>
    </message>
    <message>
        <source>Back-projection, step by step</source>
        <translation>反向投影：一步一步</translation>
    </message>
    <message>
        <source>Top nine</source>
        <translation>前九名</translation>
    </message>
</context>
<context>
    <name>Live</name>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Opening {name} …</source>
        <translation>正在打开 {name} …</translation>
    </message>
    <message>
        <source>Camera {number}</source>
        <translation>摄像头 {number}</translation>
    </message>
    <message>
        <source>No camera is plugged in.</source>
        <translation>没有接入摄像头。</translation>
    </message>
    <message>
        <source>{name} is there again</source>
        <translation>{name} 已恢复</translation>
    </message>
    <message>
        <source>Frames shown</source>
        <translation>显示帧率</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>定格</translation>
    </message>
    <message>
        <source>Hold this frame, or go on (Space)</source>
        <translation>停在这一帧，或继续（空格）</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Show the camera&apos;s picture as a mirror does</source>
        <translation>像镜子一样左右翻转摄像头画面</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>End it; the last frame stays as the picture</source>
        <translation>结束；最后一帧留作图片</translation>
    </message>
    <message>
        <source>Drag through the video. Keys: arrows a frame, Page a second, Home.</source>
        <translation>拖动以浏览视频。按键：方向键一帧，翻页键一秒，Home 回到开头。</translation>
    </message>
    <message>
        <source>Place in the video</source>
        <translation>视频中的位置</translation>
    </message>
    <message>
        <source>waiting …</source>
        <translation>等待中 …</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>已定格</translation>
    </message>
    <message>
        <source>{rate} / s</source>
        <translation>{rate} 帧/秒</translation>
    </message>
    <message>
        <source>So many frames a second go through all layers and onto the screen.</source>
        <translation>每秒有这么多帧通过所有网络层并显示在屏幕上。</translation>
    </message>
    <message>
        <source>There are {rate} a second.</source>
        <translation>来源每秒 {rate} 帧。</translation>
    </message>
</context>
<context>
    <name>LookCloser</name>
    <message>
        <source>Back-projection</source>
        <translation>反向投影</translation>
    </message>
    <message>
        <source>The pinned map, run backwards to the picture stage by stage</source>
        <translation>把固定的特征图一步步反向投影回图片</translation>
    </message>
    <message>
        <source>How it goes back</source>
        <translation>怎样返回</translation>
    </message>
    <message>
        <source>The way back step by step, and what piles up in a pixel</source>
        <translation>逐步返回的过程，以及每个像素由什么累加而成</translation>
    </message>
    <message>
        <source>Four rules</source>
        <translation>四种规则</translation>
    </message>
    <message>
        <source>The pinned map run backwards by each rule, side by side</source>
        <translation>并排比较四种规则反向投影同一张特征图</translation>
    </message>
    <message>
        <source>How it is computed</source>
        <translation>怎样算出来的</translation>
    </message>
    <message>
        <source>One unit: the numbers it comes from and their sum</source>
        <translation>一个单元：它由哪些数相乘、相加得到</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>One map enlarged, down to the value of every unit</source>
        <translation>放大一张特征图，直到看清每个单元的数值</translation>
    </message>
    <message>
        <source>Top 9</source>
        <translation>前九</translation>
    </message>
    <message>
        <source>The nine strongest units of each map over many pictures, and what they see</source>
        <translation>多张图片中每张特征图最强的九个单元，以及它们看到的内容</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>What every layer costs, and what local connection and weight sharing save</source>
        <translation>每层的开销，以及局部连接和权值共享节省了多少</translation>
    </message>
    <message>
        <source>Worlds</source>
        <translation>两个世界</translation>
    </message>
    <message>
        <source>The session beside another set-up or picture, and how far they are apart</source>
        <translation>当前会话与另一个方案或图片并排，以及两者相差多少</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>设计</translation>
    </message>
    <message>
        <source>The inspected kernel: its frequencies, its factors, and what to make it of</source>
        <translation>查看的卷积核：它的频率、因子，以及可以用什么来做它</translation>
    </message>
    <message>
        <source>Look closer</source>
        <translation>细看</translation>
    </message>
    <message>
        <source>{layer} · unit {map} · {others} others set to zero</source>
        <translation>{layer} · 单元 {map} · 其余 {others} 个置零</translation>
    </message>
    <message>
        <source>{layer} · map {map} · {others} others set to zero</source>
        <translation>{layer} · 特征图 {map} · 其余 {others} 张置零</translation>
    </message>
    <message>
        <source> · unit ({row}, {column})</source>
        <translation> · 单元 ({row}, {column})</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Save elsewhere…</source>
        <translation>保存到别处…</translation>
    </message>
</context>
<context>
    <name>MapCard</name>
    <message>
        <source>Pin this map over the present picture.</source>
        <translation>在当前图片上固定这张特征图。</translation>
    </message>
    <message>
        <source>back-projections</source>
        <translation>反向投影</translation>
    </message>
    <message>
        <source>patches</source>
        <translation>图块</translation>
    </message>
    <message>
        <source>The nine strongest of map {map}</source>
        <translation>特征图 {map} 的九个最强单元</translation>
    </message>
</context>
<context>
    <name>MapChooser</name>
    <message>
        <source>Choose a layer</source>
        <translation>选择网络层</translation>
    </message>
    <message>
        <source>of 0–{last}</source>
        <translation>（0–{last}）</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>特征图</translation>
    </message>
    <message>
        <source>Follow the pinned map</source>
        <translation>跟随固定的特征图</translation>
    </message>
    <message>
        <source>The layer whose map is shown</source>
        <translation>显示哪一层的特征图</translation>
    </message>
    <message>
        <source>The map that is shown, counted from 0</source>
        <translation>显示哪一张特征图，从 0 数起</translation>
    </message>
    <message>
        <source>Map before this one (Page up)</source>
        <translation>上一张特征图 (Page Up)</translation>
    </message>
    <message>
        <source>Next map (Page down)</source>
        <translation>下一张特征图 (Page Down)</translation>
    </message>
    <message>
        <source>Always show the map that is pinned in the stage</source>
        <translation>始终显示网络中固定的那张特征图</translation>
    </message>
</context>
<context>
    <name>MapFigures</name>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>Exactly 0</source>
        <translation>恰为 0</translation>
    </message>
    <message>
        <source>Strongest units</source>
        <translation>最强的单元</translation>
    </message>
    <message>
        <source>No unit is above 0.</source>
        <translation>没有单元大于 0。</translation>
    </message>
    <message>
        <source>Pin this unit: it alone is run backwards to the picture.</source>
        <translation>固定该单元：只把它反向投影到图片。</translation>
    </message>
</context>
<context>
    <name>MapGrid</name>
    <message>
        <source>{layer}, map {map}</source>
        <translation>{layer}，特征图 {map}</translation>
    </message>
    <message>
        <source>dead: all units are 0</source>
        <translation>失活：所有单元为 0</translation>
    </message>
    <message>
        <source>saturated: most units are at an end of the curve</source>
        <translation>饱和：大多数单元都处在曲线的一端</translation>
    </message>
    <message>
        <source>largest magnitude {value}</source>
        <translation>最大绝对值 {value}</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Test patterns</source>
        <translation>测试图案</translation>
    </message>
    <message>
        <source>Sounds and sentences</source>
        <translation>声音和句子</translation>
    </message>
    <message>
        <source>Camera and video</source>
        <translation>摄像头与视频</translation>
    </message>
    <message>
        <source>Trained networks</source>
        <translation>训练好的网络</translation>
    </message>
    <message>
        <source>Example set-ups</source>
        <translation>示例方案</translation>
    </message>
    <message>
        <source>Load weights…</source>
        <translation>载入权重…</translation>
    </message>
    <message>
        <source>Arrays of a .safetensors or .npz file into the layers of this network</source>
        <translation>把 .safetensors 或 .npz 文件中的数组放入这个网络的各层</translation>
    </message>
    <message>
        <source>Export the network</source>
        <translation>导出网络</translation>
    </message>
    <message>
        <source>Hand out</source>
        <translation>分发</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Sentence</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>Nothing opened yet</source>
        <translation>还没有打开过文件</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>网络层</translation>
    </message>
    <message>
        <source>Add after the inspected one</source>
        <translation>在当前层之后添加</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Rule at a ReLU</source>
        <translation>ReLU 的反向规则</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Colour scale</source>
        <translation>色标</translation>
    </message>
    <message>
        <source>Colours of the maps</source>
        <translation>特征图的颜色</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Size of type and controls</source>
        <translation>文字和控件的大小</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
</context>
<context>
    <name>NetworkExport</name>
    <message>
        <source>ONNX…</source>
        <translation>ONNX……</translation>
    </message>
    <message>
        <source>Layers and weights in one file that other runtimes read</source>
        <translation>网络层和权重存成一个文件，其他运行库都能读取</translation>
    </message>
    <message>
        <source>Weights…</source>
        <translation>权重……</translation>
    </message>
    <message>
        <source>The weights alone, as safetensors, by the layers&apos; names</source>
        <translation>只存权重（safetensors），按层名命名</translation>
    </message>
    <message>
        <source>NumPy script…</source>
        <translation>NumPy 脚本……</translation>
    </message>
    <message>
        <source>A script that computes the same maps, bit for bit, with NumPy alone</source>
        <translation>只用 NumPy 就能逐位算出相同特征图的脚本</translation>
    </message>
    <message>
        <source>PyTorch source…</source>
        <translation>PyTorch 源码……</translation>
    </message>
    <message>
        <source>The layers as PyTorch source, the weights beside it</source>
        <translation>网络层写成 PyTorch 源码，权重放在旁边</translation>
    </message>
    <message>
        <source>Keras source…</source>
        <translation>Keras 源码……</translation>
    </message>
    <message>
        <source>The layers as Keras source, the weights beside it</source>
        <translation>网络层写成 Keras 源码，权重放在旁边</translation>
    </message>
    <message>
        <source>Export the network</source>
        <translation>导出网络</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Exported {names}</source>
        <translation>已导出 {names}</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close this notice</source>
        <translation>关闭此通知</translation>
    </message>
</context>
<context>
    <name>NumbersModel</name>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>muted · {kind}</source>
        <translation>已停用 · {kind}</translation>
    </message>
    <message>
        <source>Measured in the newest frame, which computed all its maps.</source>
        <translation>在最新一帧中测得：这一帧计算了它的全部特征图。</translation>
    </message>
    <message>
        <source>Measured when all its maps were computed; the newest frame could take them over.</source>
        <translation>在全部特征图计算时测得；最新一帧直接沿用了它们。</translation>
    </message>
    <message>
        <source>Measured when all its maps were computed; the newest frame computed only {count} of {all}, in less time.</source>
        <translation>在全部特征图计算时测得；最新一帧只计算了 {all} 张中的 {count} 张，用时更短。</translation>
    </message>
    <message>
        <source> + {count} biases</source>
        <translation> + {count} 个偏置</translation>
    </message>
    <message>
        <source>One unit sees {rows} × {columns} pixels; its neighbour&apos;s field lies {down} × {across} further.</source>
        <translation>一个单元能看到 {rows} × {columns} 像素；相邻单元的感受野相距 {down} × {across}。</translation>
    </message>
    <message>
        <source>Waits for {name}.</source>
        <translation>等待 {name}。</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>网络层</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Maps × height × width</source>
        <translation>特征图数 × 高 × 宽</translation>
    </message>
    <message>
        <source>Params</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Weights in use and biases: I · J · K · L + L</source>
        <translation>用到的权重和偏置：I · J · K · L + L</translation>
    </message>
    <message>
        <source>MAC</source>
        <translation>MAC</translation>
    </message>
    <message>
        <source>Multiplications with addition for one picture: I · J · M · N · K · L</source>
        <translation>一张图片的乘加次数：I · J · M · N · K · L</translation>
    </message>
    <message>
        <source>CPR</source>
        <translation>CPR</translation>
    </message>
    <message>
        <source>MAC / Params without the biases = M · N: how often each weight is used</source>
        <translation>MAC / 参数（不计偏置）= M · N：每个权重用了多少次</translation>
    </message>
    <message>
        <source>Receptive field</source>
        <translation>感受野</translation>
    </message>
    <message>
        <source>The pixels of the input that one unit can see</source>
        <translation>一个单元能看到的输入像素</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>The layer&apos;s maps, 4 bytes a value</source>
        <translation>这一层的特征图，每个值 4 字节</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>毫秒</translation>
    </message>
    <message>
        <source>Milliseconds that all maps of the layer took when they were computed last</source>
        <translation>该层全部特征图上一次整体计算所用的毫秒数</translation>
    </message>
</context>
<context>
    <name>NumbersView</name>
    <message>
        <source>Copy the table: for a spreadsheet</source>
        <translation>复制表格，可粘贴到电子表格</translation>
    </message>
    <message>
        <source>What every layer costs</source>
        <translation>每一层的开销</translation>
    </message>
    <message>
        <source>A row is a layer: click it to inspect that layer.</source>
        <translation>每行是一个网络层：点击即可查看该层。</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Opening {name} …</source>
        <translation>正在打开 {name}…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>OtherInputsStrip</name>
    <message>
        <source>Sentence</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>Text to edit, each of its words a vector</source>
        <translation>可编辑的文字，每个词是一个向量</translation>
    </message>
    <message>
        <source>Sound: {title}</source>
        <translation>声音：{title}</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Go to the layer</source>
        <translation>转到网络层</translation>
    </message>
    <message>
        <source>Look closer</source>
        <translation>细看</translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Pin map {map}</source>
        <translation>固定特征图 {map}</translation>
    </message>
</context>
<context>
    <name>Patterns</name>
    <message>
        <source>Grating</source>
        <translation>光栅</translation>
    </message>
    <message>
        <source>A sine wave: turn it until the kernel of that direction and width answers</source>
        <translation>正弦波：转动它，直到对应这个方向和宽度的卷积核有响应</translation>
    </message>
    <message>
        <source>Chirp</source>
        <translation>啁啾</translation>
    </message>
    <message>
        <source>A wave that grows finer along its way: where a kernel answers tells its width</source>
        <translation>沿途越来越细的波：卷积核在哪里有响应，就说明它对应多宽的波</translation>
    </message>
    <message>
        <source>Zone plate</source>
        <translation>波带片</translation>
    </message>
    <message>
        <source>Rings that grow finer outwards: every direction and width at once</source>
        <translation>向外越来越细的圆环：同时含有所有方向和宽度</translation>
    </message>
    <message>
        <source>Rings</source>
        <translation>圆环</translation>
    </message>
    <message>
        <source>A wave that runs outwards: every direction at one width</source>
        <translation>向外传播的波：同一宽度的所有方向</translation>
    </message>
    <message>
        <source>Checkerboard</source>
        <translation>棋盘格</translation>
    </message>
    <message>
        <source>Edges of two directions, and corners</source>
        <translation>两个方向的边缘，以及角</translation>
    </message>
    <message>
        <source>Edge</source>
        <translation>边缘</translation>
    </message>
    <message>
        <source>One step from dark to light, at any place and direction</source>
        <translation>由暗到亮的一个阶跃，位置和方向任意</translation>
    </message>
    <message>
        <source>Bar</source>
        <translation>条</translation>
    </message>
    <message>
        <source>One bar that moves across the picture, as in the experiments of Hubel and Wiesel</source>
        <translation>一根横穿图片移动的条，如同 Hubel 和 Wiesel 的实验</translation>
    </message>
    <message>
        <source>Corner</source>
        <translation>角</translation>
    </message>
    <message>
        <source>Two edges that meet at any angle</source>
        <translation>以任意角度相交的两条边缘</translation>
    </message>
    <message>
        <source>Blob or point</source>
        <translation>光斑或点</translation>
    </message>
    <message>
        <source>A Gaussian; a single pixel, which draws the kernel itself, at a deviation of 0</source>
        <translation>高斯光斑；标准差为 0 时是单个像素，画出的就是卷积核本身</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Random greys without any structure: what a kernel makes of nothing</source>
        <translation>没有任何结构的随机灰度：看卷积核从“无”中得出什么</translation>
    </message>
    <message>
        <source>Colour bars</source>
        <translation>彩条</translation>
    </message>
    <message>
        <source>White, yellow, cyan, green, magenta, red, blue and black: what a kernel makes of colour</source>
        <translation>白、黄、青、绿、品红、红、蓝、黑：看卷积核如何对待颜色</translation>
    </message>
    <message>
        <source>Plain grey</source>
        <translation>纯灰</translation>
    </message>
    <message>
        <source>The same everywhere: what is left in a map comes from the bias and from its borders</source>
        <translation>处处相同：特征图中剩下的来自偏置和边界</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>In degrees counter-clockwise; at 0 it runs to the right</source>
        <translation>逆时针角度；0 时朝右</translation>
    </message>
    <message>
        <source>Wavelength</source>
        <translation>波长</translation>
    </message>
    <message>
        <source>Pixels of the network&apos;s input from crest to crest; where it changes, the finest</source>
        <translation>相邻波峰之间的网络输入像素数；若有变化，则指最细处</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>相位</translation>
    </message>
    <message>
        <source>How far the wave has run on, in degrees</source>
        <translation>波已前进多少，以度为单位</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>How far across the picture in its direction, 0 to 1</source>
        <translation>沿其方向横穿图片的比例，0 到 1</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>横向</translation>
    </message>
    <message>
        <source>Where its middle lies: 0 is left, 1 right</source>
        <translation>中心所在：0 为左，1 为右</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>纵向</translation>
    </message>
    <message>
        <source>Where its middle lies: 0 is above, 1 below</source>
        <translation>中心所在：0 为上，1 为下</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>In pixels of the network&apos;s input</source>
        <translation>以网络输入的像素为单位</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>张角</translation>
    </message>
    <message>
        <source>The angle of the corner, in degrees</source>
        <translation>角的度数</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>Of the Gaussian, in pixels; 0 is a single pixel</source>
        <translation>高斯的标准差，以像素为单位；0 为单个像素</translation>
    </message>
    <message>
        <source>Of the noise, 1 being the way from black to white</source>
        <translation>噪声的标准差，1 为从黑到白</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>The same seed is always the same noise</source>
        <translation>同一种子总是同一噪声</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>1 is all that the grey leaves room for; below 0 light and dark change places</source>
        <translation>1 为该灰度下所能达到的最大值；小于 0 时明暗互换</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>Of its ground, or the mean about which it swings: 0 is black, 1 white</source>
        <translation>底色的灰度，或其摆动所围绕的均值：0 为黑，1 为白</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Let it run on once round; every map follows. Press again to stop</source>
        <translation>让它运行一周；每幅特征图都随之变化。再按一次停止</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>转动</translation>
    </message>
    <message>
        <source>Turn it once round and see which maps light up. Press again to stop</source>
        <translation>让它转一周，看哪些特征图亮起来。再按一次停止</translation>
    </message>
    <message>
        <source>Test pattern: {name}</source>
        <translation>测试图案：{name}</translation>
    </message>
    <message>
        <source>The test pattern</source>
        <translation>测试图案</translation>
    </message>
    <message>
        <source>Drag it to move it. After a click the wheel turns it, with Shift it makes it larger or smaller.
Keys: arrows move it, with Shift further; [ and ] turn, + and − size it.</source>
        <translation>拖动即可移动。单击之后滚轮转动它，按住 Shift 放大或缩小。
按键：方向键移动，按住 Shift 移得更远；[ 和 ] 转动，+ 和 − 改变大小。</translation>
    </message>
</context>
<context>
    <name>Preprocessing</name>
    <message>
        <source>Plain 0–1</source>
        <translation>直接 0–1</translation>
    </message>
    <message>
        <source>Grey 0–1</source>
        <translation>灰度 0–1</translation>
    </message>
    <message>
        <source>0–1, less 0.45</source>
        <translation>0–1，减去 0.45</translation>
    </message>
    <message>
        <source>Plain 0–255</source>
        <translation>直接 0–255</translation>
    </message>
    <message>
        <source>Grey 0–255</source>
        <translation>灰度 0–255</translation>
    </message>
    <message>
        <source>torchvision mean and deviation</source>
        <translation>torchvision 的均值和标准差</translation>
    </message>
    <message>
        <source>Caffe: 0–255, BGR less its mean</source>
        <translation>Caffe：0–255，BGR 减去均值</translation>
    </message>
    <message>
        <source>TensorFlow: −1 to 1</source>
        <translation>TensorFlow：−1 到 1</translation>
    </message>
    <message>
        <source>Grey 28 × 28, MNIST mean and deviation</source>
        <translation>灰度 28 × 28，MNIST 的均值和标准差</translation>
    </message>
</context>
<context>
    <name>Presentation</name>
    <message>
        <source>Back (Page up)</source>
        <translation>上一步（Page Up）</translation>
    </message>
    <message>
        <source>On (Page down)</source>
        <translation>下一步（Page Down）</translation>
    </message>
    <message>
        <source>Leave (Esc)</source>
        <translation>退出（Esc）</translation>
    </message>
    <message>
        <source>Back to the desk, with everything as it was</source>
        <translation>回到桌面，一切如前</translation>
    </message>
    <message>
        <source>Held for the class</source>
        <translation>为学生定格的画面</translation>
    </message>
    <message>
        <source>held</source>
        <translation>已定格</translation>
    </message>
    <message>
        <source>For the presenter</source>
        <translation>讲者窗口</translation>
    </message>
    <message>
        <source>What the class sees</source>
        <translation>学生看到的画面</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>This is the last step.</source>
        <translation>这是最后一步。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>On</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Hold the picture</source>
        <translation>定格画面</translation>
    </message>
    <message>
        <source>The class goes on seeing this; the window comes back to you to prepare the next (H)</source>
        <translation>学生继续看到这幅画面；窗口回到你这里，供你准备下一步（H）</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Time since the beginning; a click begins anew</source>
        <translation>开始以来的时间；点一下重新计时</translation>
    </message>
    <message>
        <source>Time: {time}</source>
        <translation>时间：{time}</translation>
    </message>
</context>
<context>
    <name>RecoveryList</name>
    <message>
        <source>Being read …</source>
        <translation>正在读取 …</translation>
    </message>
    <message>
        <source>It was not saved anywhere yet.</source>
        <translation>尚未保存到任何文件。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Go on where this session ended</source>
        <translation>从该会话结束的地方继续</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>打开 {name}</translation>
    </message>
    <message>
        <source>It is deleted when this window closes.</source>
        <translation>关闭此窗口时将其删除。</translation>
    </message>
    <message>
        <source>Discard {name}</source>
        <translation>丢弃 {name}</translation>
    </message>
    <message>
        <source>Keep {name}</source>
        <translation>保留 {name}</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Unsaved work of earlier sessions</source>
        <translation>先前会话未保存的工作</translation>
    </message>
    <message>
        <source>These sessions ended before their work was saved. What you do not open stays until you discard it.</source>
        <translation>这些会话在工作保存之前就结束了。没有打开的会一直保留，直到你将其丢弃。</translation>
    </message>
    <message>
        <source>No earlier session has left unsaved work.</source>
        <translation>先前的会话没有留下未保存的工作。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>one edit</source>
        <translation>1 次编辑</translation>
    </message>
    <message>
        <source>{count} edits</source>
        <translation>{count} 次编辑</translation>
    </message>
    <message>
        <source>with world B</source>
        <translation>带世界 B</translation>
    </message>
    <message>
        <source>a lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>with a lesson</source>
        <translation>带课程</translation>
    </message>
    <message>
        <source>its file was saved later</source>
        <translation>其文件后来又保存过</translation>
    </message>
</context>
<context>
    <name>RecoveryOffer</name>
    <message>
        <source>Restore the unsaved work of {when}?</source>
        <translation>恢复 {when} 未保存的工作？</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>{count} earlier sessions ended before their work was saved.</source>
        <translation>有 {count} 个先前的会话在工作保存之前就结束了。</translation>
    </message>
    <message>
        <source>Show them…</source>
        <translation>查看…</translation>
    </message>
</context>
<context>
    <name>Rule</name>
    <message>
        <source>Deconvnet</source>
        <translation>反卷积网络</translation>
    </message>
    <message>
        <source>max(R, 0): what comes back negative is removed (Zeiler &amp; Fergus 2013). Recovers parts of the picture; not specific to a class.</source>
        <translation>max(R, 0)：反向传回的负值被去掉（Zeiler &amp; Fergus 2013）。能还原图片的局部，但不针对某个类别。</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>R where the ReLU was on (Simonyan 2013): how the map changes with every pixel.</source>
        <translation>ReLU 导通处取 R（Simonyan 2013）：每个像素变化时特征图如何变化。</translation>
    </message>
    <message>
        <source>Guided</source>
        <translation>导向</translation>
    </message>
    <message>
        <source>max(R, 0) where the ReLU was on (Springenberg 2014). Recovers parts of the picture; not specific to a class.</source>
        <translation>ReLU 导通处取 max(R, 0)（Springenberg 2014）。能还原图片的局部，但不针对某个类别。</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>R unchanged: the way back as if there were no ReLU.</source>
        <translation>R 不变：反向时就像没有 ReLU 一样。</translation>
    </message>
</context>
<context>
    <name>RulesView</name>
    <message>
        <source>pictures</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>What each rule brings back, all on one scale</source>
        <translation>各规则带回的内容，使用同一色标</translation>
    </message>
    <message>
        <source>differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Each rule&apos;s picture less that of the rule in use, on the same scale</source>
        <translation>各规则的图像减去当前规则的图像，使用同一色标</translation>
    </message>
    <message>
        <source>Randomise the weights</source>
        <translation>随机化权重</translation>
    </message>
    <message>
        <source>Sanity check: draws every kernel anew. A picture that hardly changes did not show what was learned. Undo brings the weights back.</source>
        <translation>合理性检验：重新随机生成每个卷积核。几乎不变的图像并没有显示学到的东西。撤销即可恢复权重。</translation>
    </message>
    <message>
        <source>A deconvnet or guided picture recovers parts of the picture. It is no evidence for a class.</source>
        <translation>反卷积网络和导向规则的图像恢复的是图片的局部，不能作为类别的证据。</translation>
    </message>
    <message>
        <source>Click any feature map above: it is run backwards by all four rules.</source>
        <translation>点击上方任一特征图：用四种规则分别反向投影。</translation>
    </message>
    <message>
        <source>Being computed …</source>
        <translation>正在计算……</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>like before: {correlation}</source>
        <translation>与之前的相关：{correlation}</translation>
    </message>
    <message>
        <source>left at</source>
        <translation>保留于</translation>
    </message>
    <message>
        <source>they differ</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>No ReLU on the way back: all rules agree.</source>
        <translation>返回路径上没有 ReLU：各规则一致。</translation>
    </message>
</context>
<context>
    <name>Sample</name>
    <message>
        <source>Cat</source>
        <translation>猫</translation>
    </message>
    <message>
        <source>Coffee cup</source>
        <translation>咖啡杯</translation>
    </message>
    <message>
        <source>Astronaut</source>
        <translation>宇航员</translation>
    </message>
    <message>
        <source>Rocket</source>
        <translation>火箭</translation>
    </message>
    <message>
        <source>Brick wall</source>
        <translation>砖墙</translation>
    </message>
    <message>
        <source>Impulses</source>
        <translation>脉冲</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>条块</translation>
    </message>
    <message>
        <source>Grating</source>
        <translation>光栅</translation>
    </message>
    <message>
        <source>Checkerboard</source>
        <translation>棋盘格</translation>
    </message>
    <message>
        <source>Zone plate</source>
        <translation>波带片</translation>
    </message>
</context>
<context>
    <name>SamplesStrip</name>
    <message>
        <source>Sample: {title}</source>
        <translation>示例：{title}</translation>
    </message>
</context>
<context>
    <name>Scene</name>
    <message>
        <source>Circle</source>
        <translation>圆</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>正方形</translation>
    </message>
    <message>
        <source>Triangle</source>
        <translation>三角形</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>星形</translation>
    </message>
    <message>
        <source>Cross</source>
        <translation>十字</translation>
    </message>
    <message>
        <source>Ring</source>
        <translation>圆环</translation>
    </message>
    <message>
        <source>Heart</source>
        <translation>心形</translation>
    </message>
    <message>
        <source>Moon</source>
        <translation>月牙</translation>
    </message>
    <message>
        <source>Arrow</source>
        <translation>箭头</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>字母</translation>
    </message>
    <message>
        <source>Stripes</source>
        <translation>条纹</translation>
    </message>
    <message>
        <source>Dots</source>
        <translation>圆点</translation>
    </message>
    <message>
        <source>Checker</source>
        <translation>棋盘格</translation>
    </message>
</context>
<context>
    <name>SceneRow</name>
    <message>
        <source>Any class</source>
        <translation>任何类别</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>The seed of the scenes: the same seed and number are always the same picture.</source>
        <translation>场景的种子：同一种子和编号总是同一张图片。</translation>
    </message>
    <message>
        <source>The scene&apos;s number. With a class chosen, the next of that class is shown.</source>
        <translation>场景的编号。选择了类别时，显示从该编号起的下一张该类场景。</translation>
    </message>
    <message>
        <source>What the generated scenes show</source>
        <translation>生成的场景显示什么</translation>
    </message>
    <message>
        <source>Seed of the generated scenes</source>
        <translation>生成场景的种子</translation>
    </message>
    <message>
        <source>Number of the generated scene</source>
        <translation>生成场景的编号</translation>
    </message>
    <message>
        <source>Previous generated scene</source>
        <translation>上一张生成的场景</translation>
    </message>
    <message>
        <source>Next generated scene: a shape, a pattern or a letter</source>
        <translation>下一张生成的场景：形状、图案或字母</translation>
    </message>
    <message>
        <source>Any generated scene</source>
        <translation>任意一张生成的场景</translation>
    </message>
</context>
<context>
    <name>ScoresView</name>
    <message>
        <source>{name}: run its score backwards to the picture</source>
        <translation>{name}：将其得分反向投影到图片</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>它的判断</translation>
    </message>
    <message>
        <source>Click a class to run its score backwards.</source>
        <translation>点击类别，可将其得分反向投影。</translation>
    </message>
    <message>
        <source>Being computed …</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>The network does not end in {count} units, one for each class.</source>
        <translation>网络末尾不是 {count} 个单元（每个类别一个）。</translation>
    </message>
    <message>
        <source>End in {count} units</source>
        <translation>以 {count} 个单元结尾</translation>
    </message>
    <message>
        <source>A fully connected layer with random weights; undo takes it back.</source>
        <translation>一个权重随机的全连接层；可以撤销。</translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>End the search; what was found stays.</source>
        <translation>结束搜索；已找到的保留。</translation>
    </message>
    <message>
        <source>{share:.0%} searched</source>
        <translation>已搜索 {share:.0%}</translation>
    </message>
    <message>
        <source>{count} not readable</source>
        <translation>{count} 张无法读取</translation>
    </message>
    <message>
        <source>Search {layer}</source>
        <translation>搜索 {layer}</translation>
    </message>
    <message>
        <source>Find the nine strongest units of every map of the pinned map&apos;s layer.</source>
        <translation>在固定特征图所在的层里，找出每张特征图的九个最强单元。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>还有 {count} 张</translation>
    </message>
</context>
<context>
    <name>Seed</name>
    <message>
        <source>whole map</source>
        <translation>整张图</translation>
    </message>
    <message>
        <source>Keep all units of the map (the article&apos;s way).</source>
        <translation>保留特征图的所有单元（文章的做法）。</translation>
    </message>
    <message>
        <source>Keep only the unit with the largest value (figure 2 of the paper).</source>
        <translation>只保留值最大的单元（论文图 2）。</translation>
    </message>
    <message>
        <source>strongest</source>
        <translation>最强单元</translation>
    </message>
    <message>
        <source>clicked</source>
        <translation>点击的单元</translation>
    </message>
    <message>
        <source>Keep only the unit under your last click.</source>
        <translation>只保留上次点击的单元。</translation>
    </message>
    <message>
        <source>Start from the units&apos; own values.</source>
        <translation>从单元自身的值出发。</translation>
    </message>
    <message>
        <source>own</source>
        <translation>原值</translation>
    </message>
    <message>
        <source>1</source>
        <translation>1</translation>
    </message>
    <message>
        <source>Start from 1: only the scale changes.</source>
        <translation>从 1 出发：只有比例不同。</translation>
    </message>
</context>
<context>
    <name>Sentence</name>
    <message>
        <source>The picture could not be written to {path}.</source>
        <translation>未能把图片写入 {path}。</translation>
    </message>
    <message>
        <source>Only negative values came back to {name}, and the rule keeps the positive ones: try the gradient rule.</source>
        <translation>反向传到 {name} 的全是负值，而这条规则只保留正值：请试试梯度规则。</translation>
    </message>
    <message>
        <source>Every unit that was reached was &lt;= 0 at {name}.</source>
        <translation>传到 {name} 时，所到的每个单元都 &lt;= 0。</translation>
    </message>
    <message>
        <source>The weights of {name} for what was sent back are all zero.</source>
        <translation>与传回内容对应的 {name} 权重全为零。</translation>
    </message>
    <message>
        <source>Nothing is left on the way back through {name}.</source>
        <translation>反向经过 {name} 后什么也不剩。</translation>
    </message>
    <message>
        <source>The seed is zero: every unit of map {map} that was kept is 0.</source>
        <translation>种子为零：特征图 {map} 中保留的单元都是 0。</translation>
    </message>
    <message>
        <source>Every unit of map {map} was &lt;= 0 at {name}.</source>
        <translation>特征图 {map} 的每个单元在 {name} 处都 &lt;= 0。</translation>
    </message>
    <message>
        <source>The unit ({row}, {column}) of map {map} was &lt;= 0 at {name}.</source>
        <translation>特征图 {map} 的单元 ({row}, {column}) 在 {name} 处 &lt;= 0。</translation>
    </message>
    <message>
        <source>Layer {number} was not computed: the maps end at layer {last}.</source>
        <translation>第 {number} 层没有计算：特征图只算到第 {last} 层。</translation>
    </message>
    <message>
        <source>{name} is a softmax: the seed is put at the logits before it.</source>
        <translation>{name} 是 softmax：种子放在它前面的得分（logits）上。</translation>
    </message>
    <message>
        <source>There is no map {map}: the layer has the maps 0 to {last}.</source>
        <translation>没有特征图 {map}：这一层的特征图编号为 0 到 {last}。</translation>
    </message>
    <message>
        <source>There is no unit ({row}, {column}) in a map of {height}x{width}.</source>
        <translation>{height}x{width} 的特征图中没有单元 ({row}, {column})。</translation>
    </message>
    <message>
        <source>{name}: the stride {down}x{across} does not divide the kernel {height}x{width}, so the transposed convolution leaves a grid.</source>
        <translation>{name}：步幅 {down}x{across} 不能整除卷积核 {height}x{width}，转置卷积会留下网格状痕迹。</translation>
    </message>
    <message>
        <source>The deconvnet rule says nothing about {name}: its positive values are passed on.</source>
        <translation>反卷积网络规则没有规定 {name} 怎么办：让它的正值通过。</translation>
    </message>
    <message>
        <source>The rule takes no derivatives: the mean and the deviation by which {name} normalised each map are held fixed.</source>
        <translation>这条规则不求导数：{name} 归一化每张图所用的均值和标准差保持不变。</translation>
    </message>
    <message>
        <source>{name} is handed through: it scales every value by the strength of its neighbours, and the paper goes back by un-pooling, un-ReLU and transposed convolution alone.</source>
        <translation>{name} 原样传回：它按相邻特征图的强度缩放每个值，而论文的返回只有反池化、反 ReLU 和转置卷积。</translation>
    </message>
    <message>
        <source>The switches are forgotten: every value goes to the first pixel of its window.</source>
        <translation>不用池化位置：每个值放回窗口的第一个像素。</translation>
    </message>
    <message>
        <source>The switches are forgotten: every value goes to the middle of its window.</source>
        <translation>不用池化位置：每个值放回窗口的中间。</translation>
    </message>
    <message>
        <source>The switches are forgotten: every value is spread over its window.</source>
        <translation>不用池化位置：每个值平均分到整个窗口。</translation>
    </message>
    <message>
        <source>The paper has no rule for {name}: each value is spread over its window, the result is blocky.</source>
        <translation>论文没有规定 {name} 怎么办：每个值平均分到它的窗口上，结果会呈块状。</translation>
    </message>
    <message>
        <source>The paper has no rule for {name}: each value goes back by what every pixel of its window had a share in it.</source>
        <translation>论文没有为 {name} 规定做法：每个值按窗口中各像素所占的份额送回。</translation>
    </message>
    <message>
        <source>{name}: it has {channels} channels; pictures of 1, 3 and 4 are read.</source>
        <translation>{name}：它有 {channels} 个通道；只能读取 1、3、4 个通道的图片。</translation>
    </message>
    <message>
        <source>{name}: its pixels are {kind} numbers; 8 and 16 bits and floats are read.</source>
        <translation>{name}：它的像素是 {kind} 类型；只能读取 8 位、16 位和浮点像素。</translation>
    </message>
    <message>
        <source>{count:,} of its values are not finite numbers and are shown as the lowest value, {low:g}.</source>
        <translation>其中 {count:,} 个值不是有限数，显示为最小值 {low:g}。</translation>
    </message>
    <message>
        <source>Its values from {low:g} to {high:g} are shown as 0 to 255.</source>
        <translation>它的值 {low:g} 到 {high:g} 显示为 0 到 255。</translation>
    </message>
    <message>
        <source>There is no sample picture {key}; there are: {keys}.</source>
        <translation>没有名为 {key} 的示例图片；现有：{keys}。</translation>
    </message>
    <message>
        <source>The network needs {total} MB, more than the {limit} MB a session may take: maps {maps} MB, switches {traces} MB, buffers {buffers} MB, back-projection {back} MB, with {batch} as batch size. The largest is {name}: {shape} x 4 bytes = {bytes} MB each.</source>
        <translation>网络需要 {total} MB，超过一次会话允许的 {limit} MB：特征图 {maps} MB，池化位置 {traces} MB，缓冲区 {buffers} MB，反向投影 {back} MB，批大小为 {batch}。最大的是 {name}：每份 {shape} x 4 字节 = {bytes} MB。</translation>
    </message>
    <message>
        <source>A batch of {size} needs {maps} MB for its maps up to {layer} ({size} x {each} MB) and {besides} MB beside them. With {kept} MB that are kept of all pictures and the {session} MB of the session that is {total} MB, more than the {limit} MB it may take; {largest} would fit.</source>
        <translation>批大小为 {size} 时，到 {layer} 为止的特征图需要 {maps} MB（{size} x {each} MB），此外还需要 {besides} MB。加上为所有图片保留的 {kept} MB 和会话本身的 {session} MB，共 {total} MB，超过允许的 {limit} MB；批大小为 {largest} 时放得下。</translation>
    </message>
    <message>
        <source>the input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Both worlds together need {first} MB + {second} MB, more than the {limit} MB a session may take.</source>
        <translation>两个世界合起来需要 {first} MB + {second} MB，超过一个会话可用的 {limit} MB。</translation>
    </message>
    <message>
        <source>The network has {count} layers; more are not possible.</source>
        <translation>网络已有 {count} 层，不能再多了。</translation>
    </message>
    <message>
        <source>There is no layer {number}: the network has {count}.</source>
        <translation>没有第 {number} 层：网络只有 {count} 层。</translation>
    </message>
    <message>
        <source>height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>{name} leaves nothing: {axis} {length} makes ({length} - 1) x {stride} + {span} = {whole}, and {cut} are cut off.</source>
        <translation>{name} 什么也不剩：{axis} {length} 得到 ({length} - 1) x {stride} + {span} = {whole}，却要裁去 {cut}。</translation>
    </message>
    <message>
        <source>{name} does not fit: {axis} {length} + padding {before} + {after} is {padded}, smaller than the window of {span}: ({length} + {before} + {after} - {span}) / {stride} + 1 = {result}.</source>
        <translation>{name} 放不下：{axis} {length} + 填充 {before} + {after} 等于 {padded}，小于窗口 {span}：({length} + {before} + {after} - {span}) / {stride} + 1 = {result}。</translation>
    </message>
    <message>
        <source>{name} has {groups} groups: they divide neither evenly its {inputs} input channels ({inputs} / {groups} = {input_share}) nor its {outputs} output channels ({outputs} / {groups} = {output_share}).</source>
        <translation>{name} 有 {groups} 组：既不能整除 {inputs} 个输入通道（{inputs} / {groups} = {input_share}），也不能整除 {outputs} 个输出通道（{outputs} / {groups} = {output_share}）。</translation>
    </message>
    <message>
        <source>{name} has {groups} groups, which do not divide its {inputs} input channels: {inputs} / {groups} = {input_share}.</source>
        <translation>{name} 有 {groups} 组，不能整除 {inputs} 个输入通道：{inputs} / {groups} = {input_share}。</translation>
    </message>
    <message>
        <source>{name} has {groups} groups, which do not divide its {outputs} output channels: {outputs} / {groups} = {output_share}.</source>
        <translation>{name} 有 {groups} 组，不能整除 {outputs} 个输出通道：{outputs} / {groups} = {output_share}。</translation>
    </message>
    <message>
        <source>{name} has kernels for {stored} input channels, but {needed} come in from the layer before.</source>
        <translation>{name} 的卷积核对应 {stored} 个输入通道，但前一层传来 {needed} 个。</translation>
    </message>
    <message>
        <source>{name} has weights for {stored} inputs, but {needed} come in.</source>
        <translation>{name} 的权重对应 {stored} 个输入，但传来了 {needed} 个。</translation>
    </message>
    <message>
        <source>{name} has numbers for {stored} channels, but {needed} come in.</source>
        <translation>{name} 有 {stored} 个通道的数，但输入有 {needed} 个通道。</translation>
    </message>
    <message>
        <source>{name} has kernels of {size}; the new one has the shape {shape}.</source>
        <translation>{name} 的卷积核为 {size}，新的形状却是 {shape}。</translation>
    </message>
    <message>
        <source>the number of output channels</source>
        <translation>输出通道数</translation>
    </message>
    <message>
        <source>units</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>the number of units</source>
        <translation>单元数</translation>
    </message>
    <message>
        <source>{name} has no bias: switch it on first.</source>
        <translation>{name} 没有偏置：请先打开偏置。</translation>
    </message>
    <message>
        <source>kernels</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>{name} has no weight at {place}: there are {shape}.</source>
        <translation>{name} 在 {place} 处没有权重：一共 {shape}。</translation>
    </message>
    <message>
        <source>The kernel adds up to {total}: dividing by it would not give 1. Change a cell first.</source>
        <translation>卷积核的总和为 {total}，除以它得不到 1。请先改一个格子。</translation>
    </message>
    <message>
        <source>The kernel cannot be scaled by {factor}: the result is no finite number.</source>
        <translation>卷积核不能乘以 {factor}：结果不是有限数。</translation>
    </message>
    <message>
        <source>A kernel of {rows} x {columns} is not possible: each side is 1 to {limit}.</source>
        <translation>卷积核不能是 {rows} x {columns}：每边为 1 到 {limit}。</translation>
    </message>
    <message>
        <source>scale</source>
        <translation>缩放系数</translation>
    </message>
    <message>
        <source>shift</source>
        <translation>平移量</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>variance</source>
        <translation>方差</translation>
    </message>
    <message>
        <source>epsilon</source>
        <translation>ε</translation>
    </message>
    <message>
        <source>{name} has no {what}.</source>
        <translation>{name} 没有{what}。</translation>
    </message>
    <message>
        <source>{name} has no channel {channel}: there are {count}.</source>
        <translation>{name} 没有通道 {channel}：共有 {count} 个。</translation>
    </message>
    <message>
        <source>stride</source>
        <translation>步幅</translation>
    </message>
    <message>
        <source>padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>dilation</source>
        <translation>膨胀</translation>
    </message>
    <message>
        <source>groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>arithmetic to choose</source>
        <translation>可选的运算方式</translation>
    </message>
    <message>
        <source>output padding</source>
        <translation>输出填充</translation>
    </message>
    <message>
        <source>window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>average to take</source>
        <translation>可求的平均值</translation>
    </message>
    <message>
        <source>switches to choose</source>
        <translation>可选的池化位置</translation>
    </message>
    <message>
        <source>slope</source>
        <translation>斜率</translation>
    </message>
    <message>
        <source>offset</source>
        <translation>偏移</translation>
    </message>
    <message>
        <source>alpha</source>
        <translation>α</translation>
    </message>
    <message>
        <source>gamma</source>
        <translation>γ</translation>
    </message>
    <message>
        <source>other form</source>
        <translation>其他形式</translation>
    </message>
    <message>
        <source>limits</source>
        <translation>界限</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>比率</translation>
    </message>
    <message>
        <source>global pooling</source>
        <translation>全局池化</translation>
    </message>
    <message>
        <source>power p</source>
        <translation>幂次 p</translation>
    </message>
    <message>
        <source>adaptive pooling</source>
        <translation>自适应池化</translation>
    </message>
    <message>
        <source>{name} cannot pool by {mode}; possible are {modes}.</source>
        <translation>{name} 不能按 {mode} 池化；可用的有 {modes}。</translation>
    </message>
    <message>
        <source>The input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>beta</source>
        <translation>β</translation>
    </message>
    <message>
        <source>the offset</source>
        <translation>偏移</translation>
    </message>
    <message>
        <source>the rate</source>
        <translation>比率</translation>
    </message>
    <message>
        <source>{name} cannot be computed by {form}; possible are {forms}.</source>
        <translation>{name} 不能用 {form} 计算；可用的有 {forms}。</translation>
    </message>
    <message>
        <source>the power p</source>
        <translation>幂次 p</translation>
    </message>
    <message>
        <source>channels</source>
        <translation>通道数</translation>
    </message>
    <message>
        <source>{name}: {what} cannot be {value}; possible are whole numbers from {low} to {high}.</source>
        <translation>{name}：{what}不能是 {value}；只能是 {low} 到 {high} 的整数。</translation>
    </message>
    <message>
        <source>{name}: {what} cannot be {value}; possible are numbers from {low} to {high}.</source>
        <translation>{name}：{what}不能是 {value}；可取 {low} 到 {high} 之间的数。</translation>
    </message>
    <message>
        <source>{name} cannot hold the value {value}: possible are numbers up to {limit}.</source>
        <translation>{name} 存不下 {value}：数值最大为 {limit}。</translation>
    </message>
    <message>
        <source>the epsilon</source>
        <translation>ε</translation>
    </message>
    <message>
        <source>the variance</source>
        <translation>方差</translation>
    </message>
    <message>
        <source>the number of groups</source>
        <translation>分组数</translation>
    </message>
    <message>
        <source>the kernel size</source>
        <translation>卷积核大小</translation>
    </message>
    <message>
        <source>the output size</source>
        <translation>输出尺寸</translation>
    </message>
    <message>
        <source>the dilation</source>
        <translation>膨胀</translation>
    </message>
    <message>
        <source>the window size</source>
        <translation>窗口大小</translation>
    </message>
    <message>
        <source>the stride</source>
        <translation>步幅</translation>
    </message>
    <message>
        <source>the output padding</source>
        <translation>输出填充</translation>
    </message>
    <message>
        <source>the number of maps</source>
        <translation>特征图数</translation>
    </message>
    <message>
        <source>the padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>An array of shape {shape} was given where {dimensions} axes are needed.</source>
        <translation>给出的数组形状为 {shape}，而这里需要 {dimensions} 个轴。</translation>
    </message>
    <message>
        <source>{name} has {kernels} output channels, but {biases} biases.</source>
        <translation>{name} 有 {kernels} 个输出通道，却有 {biases} 个偏置。</translation>
    </message>
    <message>
        <source>{name} has {counts} numbers for its channels: one of each is needed.</source>
        <translation>{name} 为各通道分别存了 {counts} 个数：每种都应各有一个。</translation>
    </message>
    <message>
        <source>{name} has {units} units, but {biases} biases.</source>
        <translation>{name} 有 {units} 个单元，却有 {biases} 个偏置。</translation>
    </message>
    <message>
        <source>A layer needs a name.</source>
        <translation>网络层必须有名称。</translation>
    </message>
    <message>
        <source>The name has {length} characters; {limit} are possible.</source>
        <translation>名称有 {length} 个字符；最多 {limit} 个。</translation>
    </message>
    <message>
        <source>The name {name} cannot be used: {character} is not possible in files.</source>
        <translation>不能用名称 {name}：文件中不允许出现 {character}。</translation>
    </message>
    <message>
        <source>The name holds an invisible character, U+{code}: that is not possible.</source>
        <translation>名称中有不可见字符 U+{code}，这是不允许的。</translation>
    </message>
    <message>
        <source>There is already a layer called {name}: each needs its own name.</source>
        <translation>已有名为 {name} 的层：每层的名称不能相同。</translation>
    </message>
    <message>
        <source>{name} would need {sides} weights of 4 bytes = {needed} MB. With the {taken} MB of the other layers that is more than the {limit} MB a session may take.</source>
        <translation>{name} 需要 {sides} 个权重，每个 4 字节，共 {needed} MB。加上其他层的 {taken} MB，超过一次会话允许的 {limit} MB。</translation>
    </message>
    <message>
        <source>The maps could not be computed; the last ones stay. Details are in the log.</source>
        <translation>未能算出特征图，仍显示上一次的结果。详情见日志。</translation>
    </message>
    <message>
        <source>That did not work; nothing was changed. Details are in the log.</source>
        <translation>操作未成功，什么也没有改变。详情见日志。</translation>
    </message>
    <message>
        <source>It is a folder.</source>
        <translation>这是一个文件夹。</translation>
    </message>
    <message>
        <source>It is not a plain file.</source>
        <translation>这不是普通文件。</translation>
    </message>
    <message>
        <source>It is write-protected.</source>
        <translation>文件是只读的。</translation>
    </message>
    <message>
        <source>{file} was not saved. {reason}</source>
        <translation>未能保存 {file}。{reason}</translation>
    </message>
    <message>
        <source>It has {size:,} bytes; {limit:,} are possible.</source>
        <translation>大小为 {size:,} 字节；最多 {limit:,} 字节。</translation>
    </message>
    <message>
        <source>The picture has no data.</source>
        <translation>图片没有数据。</translation>
    </message>
    <message>
        <source>It holds no arrays.</source>
        <translation>其中没有数组。</translation>
    </message>
    <message>
        <source>It has no array {name}; there are: {names}.</source>
        <translation>其中没有数组 {name}；有：{names}。</translation>
    </message>
    <message>
        <source>It holds {count:,} arrays; {limit:,} are possible.</source>
        <translation>其中有 {count:,} 个数组；最多 {limit:,} 个。</translation>
    </message>
    <message>
        <source>It is damaged: {reason}.</source>
        <translation>文件已损坏：{reason}。</translation>
    </message>
    <message>
        <source>A shape is needed here, not rows of numbers.</source>
        <translation>这里需要形状，而不是一行行数字。</translation>
    </message>
    <message>
        <source>There is no such entry here.</source>
        <translation>这里不能有这个条目。</translation>
    </message>
    <message>
        <source>The entry is missing.</source>
        <translation>缺少这个条目。</translation>
    </message>
    <message>
        <source>It holds {found}, where {needed} are needed.</source>
        <translation>其中有 {found}，而需要的是 {needed}。</translation>
    </message>
    <message>
        <source>Its compression is not known.</source>
        <translation>压缩方式未知。</translation>
    </message>
    <message>
        <source>It is damaged: its checksum is another.</source>
        <translation>文件已损坏：校验和不符。</translation>
    </message>
    <message>
        <source>The array cannot be {shape}; {longest} is the most.</source>
        <translation>数组不能是 {shape}；最大为 {longest}。</translation>
    </message>
    <message>
        <source>There are {biases} biases for {outputs} outputs.</source>
        <translation>有 {outputs} 个输出，却有 {biases} 个偏置。</translation>
    </message>
    <message>
        <source>There are {count} numbers where the layer has {channels} channels.</source>
        <translation>有 {count} 个数，而这一层有 {channels} 个通道。</translation>
    </message>
    <message>
        <source>The list has {length} values, the first one beside it {first}.</source>
        <translation>这个列表有 {length} 个值，而同级的第一个列表有 {first} 个。</translation>
    </message>
    <message>
        <source>There is no layer called {name}.</source>
        <translation>没有名为 {name} 的层。</translation>
    </message>
    <message>
        <source>{name} has {count} maps, counted from 0; there is no map {map}.</source>
        <translation>{name} 有 {count} 张特征图，从 0 数起；没有特征图 {map}。</translation>
    </message>
    <message>
        <source>There is already a class with the id {id}: each needs its own.</source>
        <translation>已有编号为 {id} 的类别：每个类别的编号不能相同。</translation>
    </message>
    <message>
        <source>{place}: {sentence}</source>
        <translation>{place}：{sentence}</translation>
    </message>
    <message>
        <source>{file} was not opened. {fault}</source>
        <translation>未能打开 {file}。{fault}</translation>
    </message>
    <message>
        <source>{file} was not opened: {count} faults. {first}</source>
        <translation>未能打开 {file}：有 {count} 处错误。{first}</translation>
    </message>
    <message>
        <source>{file} was not saved. {first}</source>
        <translation>未能保存 {file}。{first}</translation>
    </message>
    <message>
        <source>{one} {other}</source>
        <translation>{one}{other}</translation>
    </message>
    <message>
        <source>It is not a set-up of CNN Playground.</source>
        <translation>它不是 CNN Playground 的方案。</translation>
    </message>
    <message>
        <source>A whole number is needed, not {found}.</source>
        <translation>需要整数，而不是 {found}。</translation>
    </message>
    <message>
        <source>It was saved by a newer program: its version is {version}, this program knows up to {known}.</source>
        <translation>它由更新版本的程序保存：版本为 {version}，本程序最高支持 {known}。</translation>
    </message>
    <message>
        <source>Version {version} is not known; this program writes {known}.</source>
        <translation>未知的版本 {version}；本程序写入的版本是 {known}。</translation>
    </message>
    <message>
        <source>It is damaged.</source>
        <translation>文件已损坏。</translation>
    </message>
    <message>
        <source>Its name or path is not possible on this system.</source>
        <translation>本系统不允许这样的文件名或路径。</translation>
    </message>
    <message>
        <source>It is a link that leads back to itself.</source>
        <translation>这是一个指回自身的链接。</translation>
    </message>
    <message>
        <source>The system says: {reason}.</source>
        <translation>系统提示：{reason}。</translation>
    </message>
    <message>
        <source>The disk is full, or your share of it.</source>
        <translation>磁盘已满，或者您的配额已用完。</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>没有这个文件夹。</translation>
    </message>
    <message>
        <source>It may not be written there.</source>
        <translation>没有权限写入那里。</translation>
    </message>
    <message>
        <source>It is larger than a file may be there.</source>
        <translation>文件太大，那里放不下。</translation>
    </message>
    <message>
        <source>It may not be read.</source>
        <translation>没有读取权限。</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>没有这个文件。</translation>
    </message>
    <message>
        <source>It is too large for plain JSON, which may hold {values:,} values and {megabytes} MB: save it with the ending .cnnplay instead.</source>
        <translation>内容太大，不能存为纯 JSON（最多 {values:,} 个值、{megabytes} MB）：请改用扩展名 .cnnplay 保存。</translation>
    </message>
    <message>
        <source>Rows of numbers are needed here, not a shape.</source>
        <translation>这里需要一行行数字，而不是形状。</translation>
    </message>
    <message>
        <source>Either the key of a sample or the picture&apos;s data is needed.</source>
        <translation>需要示例图片的代号，或者图片数据，二者取一。</translation>
    </message>
    <message>
        <source>The data is not base64.</source>
        <translation>数据不是 base64 编码。</translation>
    </message>
    <message>
        <source>The session could not be recovered. {reason}</source>
        <translation>未能恢复会话。{reason}</translation>
    </message>
    <message>
        <source>The session is not protected against a crash. {reason}</source>
        <translation>会话未受崩溃保护。{reason}</translation>
    </message>
    <message>
        <source>A session could not be recovered; its file is kept as {file}. {reason}</source>
        <translation>有一个会话未能恢复；它的文件保留为 {file}。{reason}</translation>
    </message>
    <message>
        <source>It holds a number that is not finite.</source>
        <translation>其中有数值不是有限数。</translation>
    </message>
    <message>
        <source>A number is needed, not {found}.</source>
        <translation>需要数字，而不是 {found}。</translation>
    </message>
    <message>
        <source>true or false is needed, not {found}.</source>
        <translation>需要 true 或 false，而不是 {found}。</translation>
    </message>
    <message>
        <source>A text in quotes is needed, not {found}.</source>
        <translation>需要带引号的文本，而不是 {found}。</translation>
    </message>
    <message>
        <source>A list in [ ] is needed, not {found}.</source>
        <translation>需要 [ ] 中的列表，而不是 {found}。</translation>
    </message>
    <message>
        <source>Entries in {{ }} are needed, not {found}.</source>
        <translation>需要 {{ }} 中的条目，而不是 {found}。</translation>
    </message>
    <message>
        <source>{found} is too small, {ge} is the least.</source>
        <translation>{found} 太小，最小为 {ge}。</translation>
    </message>
    <message>
        <source>{found} is too large, {le} is the most.</source>
        <translation>{found} 太大，最大为 {le}。</translation>
    </message>
    <message>
        <source>The list has {actual_length} values, {min_length} are the least.</source>
        <translation>列表有 {actual_length} 个值，至少要 {min_length} 个。</translation>
    </message>
    <message>
        <source>The list has {actual_length} values, {max_length} are the most.</source>
        <translation>列表有 {actual_length} 个值，最多 {max_length} 个。</translation>
    </message>
    <message>
        <source>The text is empty.</source>
        <translation>文本为空。</translation>
    </message>
    <message>
        <source>The text is longer than {max_length} characters.</source>
        <translation>文本超过 {max_length} 个字符。</translation>
    </message>
    <message>
        <source>{found} is not possible here.</source>
        <translation>这里不能用 {found}。</translation>
    </message>
    <message>
        <source>{found} is not possible here; possible is {expected}.</source>
        <translation>这里不能用 {found}；可以用 {expected}。</translation>
    </message>
    <message>
        <source>The entry &quot;kind&quot; is missing.</source>
        <translation>缺少条目 &quot;kind&quot;。</translation>
    </message>
    <message>
        <source>There is no layer of kind &quot;{tag}&quot;; there are {kinds}.</source>
        <translation>没有类型为 &quot;{tag}&quot; 的层；现有 {kinds}。</translation>
    </message>
    <message>
        <source>{file} was not saved. The name of a set-up ends in .cnnplay or .json.</source>
        <translation>未能保存 {file}。方案的文件名以 .cnnplay 或 .json 结尾。</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>文件是空的。</translation>
    </message>
    <message>
        <source>It is no picture of a kind that is read: {kinds}.</source>
        <translation>它不是能读取的图片。能读取的有：{kinds}。</translation>
    </message>
    <message>
        <source>It has {width:,} x {height:,} pixels; {pixels:,} are possible, and {side:,} on a side.</source>
        <translation>大小为 {width:,} x {height:,} 像素；最多 {pixels:,} 像素，每边最多 {side:,}。</translation>
    </message>
    <message>
        <source>The value cannot be taken.</source>
        <translation>不能采用这个值。</translation>
    </message>
    <message>
        <source>It is longer than the {limit:,} bytes that JSON may have.</source>
        <translation>长度超过 JSON 允许的 {limit:,} 字节。</translation>
    </message>
    <message>
        <source>It holds about {count:,} values; JSON may hold {limit:,}.</source>
        <translation>大约有 {count:,} 个值；JSON 最多 {limit:,} 个。</translation>
    </message>
    <message>
        <source>It is not UTF-8 text: byte {position:,} is {value}.</source>
        <translation>不是 UTF-8 文本：第 {position:,} 个字节是 {value}。</translation>
    </message>
    <message>
        <source>Line {line}: brackets are nested deeper than {limit}.</source>
        <translation>第 {line} 行：括号嵌套超过 {limit} 层。</translation>
    </message>
    <message>
        <source>The number has {length} digits; {limit} are possible.</source>
        <translation>这个数有 {length} 位；最多 {limit} 位。</translation>
    </message>
    <message>
        <source>The number {number} is too large.</source>
        <translation>数字 {number} 太大。</translation>
    </message>
    <message>
        <source>{number} is not a number here.</source>
        <translation>这里的 {number} 不算数字。</translation>
    </message>
    <message>
        <source>There are {count} entries; {limit} are possible.</source>
        <translation>有 {count} 个条目；最多 {limit} 个。</translation>
    </message>
    <message>
        <source>The entry {key} stands there twice.</source>
        <translation>条目 {key} 出现了两次。</translation>
    </message>
    <message>
        <source>It is not valid JSON at line {line}, column {column}.</source>
        <translation>第 {line} 行第 {column} 列不是有效的 JSON。</translation>
    </message>
    <message>
        <source>The text holds half a character (a surrogate).</source>
        <translation>文本中有半个字符（代理项）。</translation>
    </message>
    <message>
        <source>{name} holds a number that is not finite.</source>
        <translation>{name} 中有数值不是有限数。</translation>
    </message>
    <message>
        <source>It has {size:,} bytes, which {count:,} numbers of 4 bytes do not make.</source>
        <translation>大小为 {size:,} 字节，与 {count:,} 个 4 字节的数不符。</translation>
    </message>
    <message>
        <source>It does not hold the float32 arrays that the layers name.</source>
        <translation>其中没有各层所列的 float32 数组。</translation>
    </message>
    <message>
        <source>It cannot be read: {reason}.</source>
        <translation>无法读取：{reason}。</translation>
    </message>
    <message>
        <source>Its numbers are {kind}; float32 is needed.</source>
        <translation>其中的数是 {kind} 类型；需要 float32。</translation>
    </message>
    <message>
        <source>Its shape is {shape}; three sides are needed: channels, height, width.</source>
        <translation>形状为 {shape}；需要三个轴：通道、高、宽。</translation>
    </message>
    <message>
        <source>Its numbers are {kind}; real numbers are needed.</source>
        <translation>它的数值类型是 {kind}；需要实数。</translation>
    </message>
    <message>
        <source>It ends too early: a part of it is missing.</source>
        <translation>文件不完整：缺少一部分。</translation>
    </message>
    <message>
        <source>It holds numbers that are too large for float32.</source>
        <translation>其中有超出 float32 范围的数值。</translation>
    </message>
    <message>
        <source>It is no .npy file of numpy, or damaged.</source>
        <translation>它不是 numpy 的 .npy 文件，或者已损坏。</translation>
    </message>
    <message>
        <source>It is damaged, or of a kind that cannot be read.</source>
        <translation>文件已损坏，或者是无法读取的类型。</translation>
    </message>
    <message>
        <source>It has more than 8 bits and its colours in separate planes, or 0 for white: a kind that is not read.</source>
        <translation>它超过 8 位，并且各颜色分开存放，或者用 0 表示白色：不能读取这种类型。</translation>
    </message>
    <message>
        <source>A worker of the search ended unexpectedly: there may not be memory enough.</source>
        <translation>一个搜索进程意外结束：可能内存不足。</translation>
    </message>
    <message>
        <source>A cluster needs dask.distributed: pip install &apos;cnn-playground[cluster]&apos;.</source>
        <translation>集群需要 dask.distributed：pip install &apos;cnn-playground[cluster]&apos;。</translation>
    </message>
    <message>
        <source>No dask scheduler answers at {address}: {reason}.</source>
        <translation>{address} 没有 dask 调度器应答：{reason}。</translation>
    </message>
    <message>
        <source>The cluster at {address} has no workers.</source>
        <translation>{address} 的集群没有工作进程。</translation>
    </message>
    <message>
        <source>{count:,} scenes cannot be searched: from 1 to {limit:,} can.</source>
        <translation>不能搜索 {count:,} 张场景：可以是 1 到 {limit:,} 张。</translation>
    </message>
    <message>
        <source>There is no folder {folder}.</source>
        <translation>没有文件夹 {folder}。</translation>
    </message>
    <message>
        <source>There are more than {limit:,} pictures in {folder}.</source>
        <translation>{folder} 中的图片多于 {limit:,} 张。</translation>
    </message>
    <message>
        <source>There are no pictures in {folder}.</source>
        <translation>{folder} 中没有图片。</translation>
    </message>
    <message>
        <source>It has {count:,} operations; {limit:,} are possible.</source>
        <translation>它有 {count:,} 个运算；最多可以有 {limit:,} 个。</translation>
    </message>
    <message>
        <source>{node} takes {name}, which the file does not hold.</source>
        <translation>{node} 需要 {name}，但文件中没有。</translation>
    </message>
    <message>
        <source>{node} is applied to maps, which no layer here does.</source>
        <translation>{node} 作用于特征图，这里没有这样的网络层。</translation>
    </message>
    <message>
        <source>{node} works on constants in a way that is not known here.</source>
        <translation>{node} 对常数的运算方式在这里是未知的。</translation>
    </message>
    <message>
        <source>{name} holds numbers of a kind that is not read (ONNX data type {kind}).</source>
        <translation>{name} 中的数值类型不能读取（ONNX 数据类型 {kind}）。</translation>
    </message>
    <message>
        <source>{file} has {size:,} bytes, of which its weights take {taken:,}: it is another file.</source>
        <translation>{file} 有 {size:,} 字节，而其中的权重占 {taken:,} 字节：这是另一个文件。</translation>
    </message>
    <message>
        <source>{name} holds numbers of a kind that is not read: {kind}.</source>
        <translation>{name} 中的数的类型无法读取：{kind}。</translation>
    </message>
    <message>
        <source>The weights {name} lie outside of {file}: it is another file, or damaged.</source>
        <translation>权重 {name} 超出了 {file}：文件不对，或者已损坏。</translation>
    </message>
    <message>
        <source>It has two arrays for {name}: {first} and {second}.</source>
        <translation>它有两个 {name} 的数组：{first} 和 {second}。</translation>
    </message>
    <message>
        <source>It has {inputs} inputs and {outputs} outputs; one of each is needed.</source>
        <translation>它有 {inputs} 个输入和 {outputs} 个输出；各需要一个。</translation>
    </message>
    <message>
        <source>It holds operations that no layer here stands for: {nodes}.</source>
        <translation>它含有这里没有对应网络层的运算：{nodes}。</translation>
    </message>
    <message>
        <source>Its layers are not one stack: ways part or meet at {nodes}.</source>
        <translation>它的网络层不是一个堆叠：在 {nodes} 处有分叉或汇合。</translation>
    </message>
    <message>
        <source>Its input has {rank} axes; pictures, rows of vectors or vectors are needed.</source>
        <translation>它的输入有 {rank} 个轴；需要图片、向量序列或向量。</translation>
    </message>
    <message>
        <source>{node} has no fitting weights in the file.</source>
        <translation>{node} 在文件中没有合适的权重。</translation>
    </message>
    <message>
        <source>{node} is applied to an array of the form {form}, which no layer here does.</source>
        <translation>{node} 作用于形式为 {form} 的数组，这里没有网络层能这样做。</translation>
    </message>
    <message>
        <source>{node} has no constant weights.</source>
        <translation>{node} 没有固定的权重。</translation>
    </message>
    <message>
        <source>Its input has no fixed number of channels.</source>
        <translation>它的输入没有固定的通道数。</translation>
    </message>
    <message>
        <source>{node}: {what} cannot be shown by a layer here.</source>
        <translation>{node}：{what} 在这里没有网络层可以表示。</translation>
    </message>
    <message>
        <source>{node} does not work on maps in the order C, H, W.</source>
        <translation>{node} 不作用于按 C、H、W 排列的特征图。</translation>
    </message>
    <message>
        <source>{node} does not work on one vector per picture.</source>
        <translation>{node} 不是作用于每张图片的一个向量。</translation>
    </message>
    <message>
        <source>{node} has more than one number per channel.</source>
        <translation>{node} 每个通道有不止一个数。</translation>
    </message>
    <message>
        <source>The file {file} beside it was not read. {fault}</source>
        <translation>没有读取它旁边的文件 {file}。{fault}</translation>
    </message>
    <message>
        <source>It names {file}, which is no plain file beside it: nothing else is ever opened.</source>
        <translation>它指向 {file}，这不是它旁边的普通文件：其他文件一律不打开。</translation>
    </message>
    <message>
        <source>It names more than {limit} files beside it.</source>
        <translation>它指向的旁边的文件超过 {limit} 个。</translation>
    </message>
    <message>
        <source>Its weights are in {file}, which is missing.</source>
        <translation>它的权重在 {file} 中，而这个文件不存在。</translation>
    </message>
    <message>
        <source>It has more than the {limit} layers that a network may have.</source>
        <translation>它的网络层超过了一个网络可以有的 {limit} 层。</translation>
    </message>
    <message>
        <source>It has more than the {limit:,} entries that a network may have.</source>
        <translation>它的条目超过了一个网络可以有的 {limit:,} 个。</translation>
    </message>
    <message>
        <source>It is no network file of this kind, or damaged.</source>
        <translation>它不是这种网络文件，或者已损坏。</translation>
    </message>
    <message>
        <source>Checked on a random input: its outputs here differ from the file&apos;s own arithmetic by at most {difference} (the largest is {largest}).</source>
        <translation>已用随机输入核对：这里的输出与文件自身的计算最多相差 {difference}（最大值为 {largest}）。</translation>
    </message>
    <message>
        <source>Careful: on a random input its outputs here differ from the file&apos;s own arithmetic by {difference}, where the largest is {largest}. Something was not understood.</source>
        <translation>注意：对随机输入，这里的输出与文件自身的计算相差 {difference}，而最大值为 {largest}。有些内容没有被正确理解。</translation>
    </message>
    <message>
        <source>{file} was not opened. It takes {channels} channels: a picture has 1 (grey) or 3 (colours).</source>
        <translation>没有打开 {file}。它需要 {channels} 个通道：图片有 1 个（灰度）或 3 个（彩色）。</translation>
    </message>
    <message>
        <source>The comparison with the file was stopped.</source>
        <translation>与文件的核对已停止。</translation>
    </message>
    <message>
        <source>The search ended unexpectedly. Details are in the log.</source>
        <translation>搜索意外结束。详情见日志。</translation>
    </message>
    <message>
        <source>Pictures cannot go in: they have {given} channels, the input {needed}.</source>
        <translation>图片无法输入：图片有 {given} 个通道，输入需要 {needed} 个。</translation>
    </message>
    <message>
        <source>It was not exported: a layer cannot be computed. {reason}</source>
        <translation>没有导出：有一层无法计算。{reason}</translation>
    </message>
    <message>
        <source>It was not exported: {program} has nothing that does what {name} ({kind}) does.</source>
        <translation>没有导出：{program} 没有与 {name}（{kind}）相当的功能。</translation>
    </message>
    <message>
        <source>The copied kernel has {slices} slices and would go into {wanted}: copy a single slice.</source>
        <translation>复制的卷积核有 {slices} 个切片，而这里要放入 {wanted} 个：请只复制一个切片。</translation>
    </message>
    <message>
        <source>Nothing but zeros of the copied {rows} x {columns} kernel would fit into {size} cells.</source>
        <translation>复制的 {rows} x {columns} 卷积核放入 {size} 个格子后只剩下零。</translation>
    </message>
    <message>
        <source>Nothing of this shape is left in {rows} x {columns} cells.</source>
        <translation>在 {rows} x {columns} 个格子里，这个形状什么也没有剩下。</translation>
    </message>
    <message>
        <source>The clipboard holds more than {limit} characters, too many for a kernel.</source>
        <translation>剪贴板中的字符超过 {limit} 个，对卷积核来说太多了。</translation>
    </message>
    <message>
        <source>The clipboard holds no kernel: rows of as many finite numbers were expected.</source>
        <translation>剪贴板中没有卷积核：应为每行个数相同的有限数字。</translation>
    </message>
    <message>
        <source>The clipboard holds {shape} numbers; a kernel has at most {slices} x {side} x {side}.</source>
        <translation>剪贴板中有 {shape} 个数；卷积核最多为 {slices} x {side} x {side}。</translation>
    </message>
    <message>
        <source>This is one even surface: there is nothing in it that a kernel could find.</source>
        <translation>这是一片均匀的表面：里面没有卷积核可以找到的东西。</translation>
    </message>
    <message>
        <source>The other input is {shape}; the network takes {wanted}.</source>
        <translation>另一个输入是 {shape}；网络接受的是 {wanted}。</translation>
    </message>
    <message>
        <source>It has several arrays: {names}. Choose one of them.</source>
        <translation>其中有多个数组：{names}。请选择一个。</translation>
    </message>
    <message>
        <source>Its shape is {shape}; one to three sides are needed: channels, height, width.</source>
        <translation>它的形状是 {shape}；需要一到三个维度：通道、高、宽。</translation>
    </message>
    <message>
        <source>It is no text in UTF-8 or UTF-16.</source>
        <translation>它不是 UTF-8 或 UTF-16 文本。</translation>
    </message>
    <message>
        <source>It is no table of numbers.</source>
        <translation>它不是数字表格。</translation>
    </message>
    <message>
        <source>Line {line} has more than {limit:,} characters.</source>
        <translation>第 {line} 行超过 {limit:,} 个字符。</translation>
    </message>
    <message>
        <source>Row {row} has {count} cells, the first row {first}.</source>
        <translation>第 {row} 行有 {count} 格，第一行有 {first} 格。</translation>
    </message>
    <message>
        <source>It holds no numbers.</source>
        <translation>其中没有数字。</translation>
    </message>
    <message>
        <source>The cell in row {row}, column {column} is empty; a number is needed.</source>
        <translation>第 {row} 行第 {column} 列是空的；需要一个数字。</translation>
    </message>
    <message>
        <source>Row {row}, column {column} holds {found}; a number is needed.</source>
        <translation>第 {row} 行第 {column} 列是 {found}；需要一个数字。</translation>
    </message>
    <message>
        <source>{node} ends with {word}, which no layer here does.</source>
        <translation>{node} 以 {word} 结束，这里没有网络层能这样做。</translation>
    </message>
    <message>
        <source>It is a graph of TensorFlow&apos;s operations, no layers model any more. It opens when the network is converted from Keras anew: tensorflowjs_converter --input_format keras --output_format tfjs_layers_model</source>
        <translation>这是 TensorFlow 的运算图，不再是 layers model。从 Keras 重新转换网络后就能打开：tensorflowjs_converter --input_format keras --output_format tfjs_layers_model</translation>
    </message>
    <message>
        <source>There is no layer {name} any more.</source>
        <translation>已经没有名为 {name} 的网络层。</translation>
    </message>
    <message>
        <source>{array} does not fit {name} any more.</source>
        <translation>{array} 已不再适合 {name}。</translation>
    </message>
    <message>
        <source>The array {name} does not lie in the file as it says.</source>
        <translation>数组 {name} 在文件中的位置与它所说的不符。</translation>
    </message>
    <message>
        <source>{file} was not loaded: none of its {count} arrays has the shape of weights of the network.</source>
        <translation>没有载入 {file}：它的 {count} 个数组中没有一个与网络权重的形状相符。</translation>
    </message>
    <message>
        <source>It was changed after it was looked at.</source>
        <translation>它在查看之后被改动过。</translation>
    </message>
    <message>
        <source>{file} was not loaded. {fault}</source>
        <translation>没有载入 {file}。{fault}</translation>
    </message>
    <message>
        <source>It holds no word vectors.</source>
        <translation>其中没有词向量。</translation>
    </message>
    <message>
        <source>Line {line} is not a word and {count} numbers.</source>
        <translation>第 {line} 行不是一个词加 {count} 个数。</translation>
    </message>
    <message>
        <source>It is no text of word vectors: a word and up to {most:,} numbers in each line are needed.</source>
        <translation>它不是词向量文本：每行需要一个词和最多 {most:,} 个数。</translation>
    </message>
    <message>
        <source>{count} words are not in {file}: zeros stand for them.</source>
        <translation>{file} 中没有 {count} 个词：用零代替。</translation>
    </message>
    <message>
        <source>There is no figure called {word}.</source>
        <translation>没有叫 {word} 的数字。</translation>
    </message>
    <message>
        <source>The figure {text} is not there.</source>
        <translation>取不到数字 {text}。</translation>
    </message>
    <message>
        <source>The lesson has no set-up called {key}.</source>
        <translation>课程中没有叫 {key} 的方案。</translation>
    </message>
    <message>
        <source>There is no sample picture called {key}.</source>
        <translation>没有叫 {key} 的示例图片。</translation>
    </message>
    <message>
        <source>This scene of the lesson has locked the network.</source>
        <translation>课程的这一幕锁定了网络。</translation>
    </message>
    <message>
        <source>This scene of the lesson has locked the input.</source>
        <translation>课程的这一幕锁定了输入。</translation>
    </message>
    <message>
        <source>It is not a lesson of CNN Playground.</source>
        <translation>这不是 CNN Playground 的课程。</translation>
    </message>
    <message>
        <source>There are {count} answers, the first is 0: {found} is none.</source>
        <translation>共有 {count} 个答案，从 0 数起：没有第 {found} 个。</translation>
    </message>
    <message>
        <source>Four different kernels are needed.</source>
        <translation>需要四个不同的卷积核。</translation>
    </message>
    <message>
        <source>{file} was not saved. A lesson may hold {values:,} values and {megabytes} MB: record fewer scenes with large networks or own pictures.</source>
        <translation>{file} 未保存。一份课程最多 {values:,} 个数值、{megabytes} MB：请少录些大网络或自备图片的幕。</translation>
    </message>
    <message>
        <source>neighbouring maps</source>
        <translation>相邻特征图</translation>
    </message>
    <message>
        <source>Nothing is pinned: click a map first, then its way back can be shown.</source>
        <translation>没有固定任何特征图：先单击一张特征图，才能展示它的反向过程。</translation>
    </message>
    <message>
        <source>{name} has no map {number} any more.</source>
        <translation>{name} 已经没有特征图 {number}。</translation>
    </message>
    <message>
        <source>{name} needs the switches of a max pooling before it, and there is none called {pooling}.</source>
        <translation>{name} 需要它之前某个最大池化层的池化位置，但没有叫 {pooling} 的。</translation>
    </message>
    <message>
        <source>{name} needs the switches of a max pooling before it: choose one.</source>
        <translation>{name} 需要它之前某个最大池化层的池化位置：请选择一个。</translation>
    </message>
    <message>
        <source>{name} has no switches to go by: {pooling} is muted.</source>
        <translation>{name} 没有池化位置可用：{pooling} 已停用。</translation>
    </message>
    <message>
        <source>{name} takes maps as {pooling} makes them, {needed}, but {given} come in.</source>
        <translation>{name} 需要与 {pooling} 输出相同的特征图 {needed}，但输入的是 {given}。</translation>
    </message>
    <message>
        <source>{node} does not go by the indices of a MaxPool before it.</source>
        <translation>{node} 没有使用它之前某个 MaxPool 的位置索引。</translation>
    </message>
    <message>
        <source>{name} has no four kernels that differ enough to be told apart.</source>
        <translation>{name} 没有四个足以区分的卷积核。</translation>
    </message>
    <message>
        <source>It holds no sound.</source>
        <translation>其中没有声音。</translation>
    </message>
    <message>
        <source>It has {channels} channels of {rate:,} samples a second; {most} channels of {limit:,} are possible.</source>
        <translation>它有 {channels} 个声道，每秒 {rate:,} 个采样；最多 {most} 个声道、每秒 {limit:,} 个采样。</translation>
    </message>
    <message>
        <source>It lasts longer than {seconds:,} seconds, the most at its {rate:,} samples a second.</source>
        <translation>它长于 {seconds:,} 秒，这是每秒 {rate:,} 个采样时的上限。</translation>
    </message>
    <message>
        <source>{count:,} of its samples are not finite numbers and are silent.</source>
        <translation>其中 {count:,} 个采样不是有限的数，按静音处理。</translation>
    </message>
    <message>
        <source>It ends early: {seconds:.2f} of {expected:.2f} seconds are there.</source>
        <translation>它提前结束：{expected:.2f} 秒中只有 {seconds:.2f} 秒。</translation>
    </message>
    <message>
        <source>It is damaged, or no sound of a kind that is read: WAV, FLAC, Ogg, MP3 or AIFF.</source>
        <translation>它已损坏，或不是可读取的声音：可读取 WAV、FLAC、Ogg、MP3 和 AIFF。</translation>
    </message>
    <message>
        <source>There is no sample sound {key}; there are: {keys}.</source>
        <translation>没有示例声音 {key}；有：{keys}。</translation>
    </message>
    <message>
        <source>All {units} units are 0 after {rectifier}: every cell of kernel {map} of {maker} is 0.</source>
        <translation>{rectifier} 之后全部 {units} 个单元都是 0：{maker} 的卷积核 {map} 的每个格子都是 0。</translation>
    </message>
    <message>
        <source>All {units} units are 0 after {rectifier}: the bias of {maker} is {bias}.</source>
        <translation>{rectifier} 之后全部 {units} 个单元都是 0：{maker} 的偏置是 {bias}。</translation>
    </message>
    <message>
        <source>All {units} units are 0 after {rectifier}: all that kernel {map} of {maker} finds is negative.</source>
        <translation>{rectifier} 之后全部 {units} 个单元都是 0：{maker} 的卷积核 {map} 找到的都是负值。</translation>
    </message>
    <message>
        <source>All {units} units are 0 after {rectifier}: kernel {map} of {maker} finds nothing in its input.</source>
        <translation>{rectifier} 之后全部 {units} 个单元都是 0：{maker} 的卷积核 {map} 在输入中什么也没有找到。</translation>
    </message>
    <message>
        <source>Opening {file} was stopped.</source>
        <translation>已停止打开 {file}。</translation>
    </message>
    <message>
        <source>{file} was not opened: such a file can run code, and is read by PyTorch alone. These three lines make an .onnx file of it:
import torch;
network = torch.load(&quot;{file}&quot;, weights_only=False).eval();
torch.onnx.export(network, torch.zeros(1, 3, 224, 224), &quot;network.onnx&quot;, dynamo=False)</source>
        <translation>没有打开 {file}：这种文件可以运行代码，只有 PyTorch 能读。用这三行代码可以把它变成 .onnx 文件：
import torch;
network = torch.load(&quot;{file}&quot;, weights_only=False).eval();
torch.onnx.export(network, torch.zeros(1, 3, 224, 224), &quot;network.onnx&quot;, dynamo=False)</translation>
    </message>
    <message>
        <source>{file} was not opened: such a file can run code, and is read by Keras alone. These three lines make an .onnx file of it, with the package tf2onnx:
import keras;
network = keras.models.load_model(&quot;{file}&quot;); network(keras.ops.zeros((1, *network.input_shape[1:])));
network.export(&quot;network.onnx&quot;, format=&quot;onnx&quot;)</source>
        <translation>没有打开 {file}：这种文件可以运行代码，只有 Keras 能读。用这三行代码（需要 tf2onnx 包）可以把它变成 .onnx 文件：
import keras;
network = keras.models.load_model(&quot;{file}&quot;); network(keras.ops.zeros((1, *network.input_shape[1:])));
network.export(&quot;network.onnx&quot;, format=&quot;onnx&quot;)</translation>
    </message>
    <message>
        <source>The input is of another kind: choose one of the batch to put it in.</source>
        <translation>当前输入是另一种类型：请在批次中选择一个作为输入。</translation>
    </message>
    <message>
        <source>Pin a map to see it for every picture of the batch.</source>
        <translation>固定一张特征图，即可看到批次中每张图片的这张特征图。</translation>
    </message>
    <message>
        <source>The maps of the batch could not be computed. Details are in the log.</source>
        <translation>无法计算批次的特征图。详情见日志。</translation>
    </message>
    <message>
        <source>It could not be read. Details are in the log.</source>
        <translation>无法读取。详情见日志。</translation>
    </message>
    <message>
        <source>A test pattern is drawn: it needs no picture.</source>
        <translation>测试图案是画出来的：不需要图片。</translation>
    </message>
    <message>
        <source>The drawing is full: it has {strokes:,} strokes with {points:,} points, of {most_strokes:,} with {most_points:,}. Undo, or clear it.</source>
        <translation>画已满：已有 {strokes:,} 笔、{points:,} 个点，上限为 {most_strokes:,} 笔、{most_points:,} 个点。请撤销或清除。</translation>
    </message>
    <message>
        <source>There is nothing called {key} to be turned; there is: {keys}.</source>
        <translation>没有叫 {key} 的可调的数；有：{keys}。</translation>
    </message>
    <message>
        <source>There is no layer {name}.</source>
        <translation>没有网络层 {name}。</translation>
    </message>
    <message>
        <source>Only a picture can be turned, shifted or changed so.</source>
        <translation>只有图片才能这样旋转、移动或改变。</translation>
    </message>
    <message>
        <source>{key} goes from {low} to {high}, not to {value}.</source>
        <translation>{key} 的范围是 {low} 到 {high}，不能到 {value}。</translation>
    </message>
    <message>
        <source>{name} has no window that moves: pin a map of a convolution or a pooling.</source>
        <translation>{name} 没有移动的窗口：请固定一张卷积或池化的特征图。</translation>
    </message>
    <message>
        <source>The animation was stopped; nothing was written.</source>
        <translation>动画已停止，什么也没有写入。</translation>
    </message>
    <message>
        <source>The frames of {name} have {width:,} x {height:,} pixels; {pixels:,} are possible.</source>
        <translation>{name} 的帧有 {width:,} x {height:,} 像素；最多 {pixels:,} 像素。</translation>
    </message>
    <message>
        <source>{name} ends after {reached:.1f} of {duration:.1f} seconds: a part of it is missing.</source>
        <translation>{name} 在 {duration:.1f} 秒中的第 {reached:.1f} 秒就结束了：缺少一部分。</translation>
    </message>
    <message>
        <source>{name} gives no picture any more.</source>
        <translation>{name} 不再提供画面。</translation>
    </message>
    <message>
        <source>{name} gives no picture: it is not plugged in, in use elsewhere, or not allowed.</source>
        <translation>{name} 没有画面：未接入、正被其他程序使用，或未获许可。</translation>
    </message>
    <message>
        <source>It is damaged, or its pictures are coded in a way that cannot be read.</source>
        <translation>文件已损坏，或其画面的编码方式无法读取。</translation>
    </message>
    <message>
        <source>It is no video of a kind that is read: {kinds}.</source>
        <translation>不是可读取的视频类型：{kinds}。</translation>
    </message>
    <message>
        <source>{fault} The last picture stays; it is looked for every second.</source>
        <translation>{fault}最后的画面会保留；每秒重试一次。</translation>
    </message>
    <message>
        <source>{name} could not be read. Details are in the log.</source>
        <translation>无法读取 {name}。详情见日志。</translation>
    </message>
    <message>
        <source>It was not compared with its file: ONNX&apos;s own arithmetic lacks {node}.</source>
        <translation>未与其文件比较：ONNX 自身的算法不支持 {node}。</translation>
    </message>
    <message>
        <source>There are no sounds in {folder}.</source>
        <translation>{folder} 中没有声音文件。</translation>
    </message>
    <message>
        <source>There are more than {limit:,} sounds in {folder}.</source>
        <translation>{folder} 中的声音超过 {limit:,} 个。</translation>
    </message>
    <message>
        <source>There are no pictures and no sounds in {folder}.</source>
        <translation>{folder} 中没有图片，也没有声音。</translation>
    </message>
    <message>
        <source>There are no pictures and no sounds among these files.</source>
        <translation>这些文件中没有图片，也没有声音。</translation>
    </message>
    <message>
        <source>There are more than {limit:,} files for one batch in {folder}.</source>
        <translation>{folder} 中的文件超过一个批次的上限 {limit:,} 个。</translation>
    </message>
    <message>
        <source>{count:,} files are too many for one batch: up to {limit:,} can be.</source>
        <translation>{count:,} 个文件超出了一个批次的上限：最多 {limit:,} 个。</translation>
    </message>
    <message>
        <source>Click a map that a convolution makes: the question is about it.</source>
        <translation>请点击一张由卷积生成的特征图：题目就是关于它的。</translation>
    </message>
    <message>
        <source>The maps of {layer} are too small to sketch.</source>
        <translation>{layer} 的特征图太小，画不出来。</translation>
    </message>
    <message>
        <source>{name} was changed elsewhere since it was opened or saved here. Saving over it loses that.</source>
        <translation>{name} 在这里打开或保存之后，在别处被改动过。覆盖保存会丢失那些改动。</translation>
    </message>
</context>
<context>
    <name>SentencePanel</name>
    <message>
        <source>{count} tokens → {shape}</source>
        <translation>{count} 个词元 → {shape}</translation>
    </message>
    <message>
        <source>Chinese is cut by character, other scripts by word. The numbers of a vector are channels, the tokens stand side by side in one row: channels × 1 × tokens.</source>
        <translation>中文按字切分，其他文字按词切分。向量的各个数是通道，词元并排在一行：通道 × 1 × 词元。</translation>
    </message>
    <message>
        <source>Random vectors</source>
        <translation>随机向量</translation>
    </message>
    <message>
        <source>Random vectors carry no meaning: the same word is the same vector, any two others are nearly at right angles.</source>
        <translation>随机向量没有含义：同一个词的向量相同，不同词的向量几乎垂直。</translation>
    </message>
    <message>
        <source>{words} words of {count} numbers each.</source>
        <translation>{words} 个词，每个 {count} 个数。</translation>
    </message>
    <message>
        <source>The sentence: type or paste any text</source>
        <translation>句子：输入或粘贴任意文字</translation>
    </message>
    <message>
        <source>Type or paste a sentence</source>
        <translation>输入或粘贴一个句子</translation>
    </message>
    <message>
        <source>The tokens of the sentence</source>
        <translation>句子的词元</translation>
    </message>
    <message>
        <source>Where the vectors of the words come from</source>
        <translation>词向量从哪里来</translation>
    </message>
    <message>
        <source>Numbers a word</source>
        <translation>每词的数</translation>
    </message>
    <message>
        <source>Numbers of each word&apos;s vector: the channels of the input</source>
        <translation>每个词向量有多少个数：即输入的通道数</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Seed of the vectors: another one draws all of them anew</source>
        <translation>向量的种子：换一个就全部重新抽取</translation>
    </message>
    <message>
        <source>Draw other vectors</source>
        <translation>抽取另一组向量</translation>
    </message>
    <message>
        <source>Word vectors from a file…</source>
        <translation>从文件读取词向量…</translation>
    </message>
    <message>
        <source>Edit sentence</source>
        <translation>编辑句子</translation>
    </message>
    <message>
        <source>Change numbers a word</source>
        <translation>改变每词的数</translation>
    </message>
    <message>
        <source>Change seed of the vectors</source>
        <translation>改变向量的种子</translation>
    </message>
    <message>
        <source>Draw random vectors</source>
        <translation>抽取随机向量</translation>
    </message>
</context>
<context>
    <name>SetUpTitle</name>
    <message>
        <source>The article&apos;s example</source>
        <translation>文章中的例子</translation>
    </message>
    <message>
        <source>Hands</source>
        <translation>手势</translation>
    </message>
    <message>
        <source>Things</source>
        <translation>物体</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Edge detectors</source>
        <translation>边缘检测</translation>
    </message>
    <message>
        <source>Blur, then sharpen</source>
        <translation>先模糊，再锐化</translation>
    </message>
    <message>
        <source>Points draw the kernel</source>
        <translation>点画出卷积核</translation>
    </message>
    <message>
        <source>Which way do the stripes run?</source>
        <translation>条纹朝哪个方向？</translation>
    </message>
    <message>
        <source>Good or bad?</source>
        <translation>好还是不好？</translation>
    </message>
    <message>
        <source>Tone, stroke or glide?</source>
        <translation>长音、敲击还是滑音？</translation>
    </message>
    <message>
        <source>The kernel turned</source>
        <translation>翻转的卷积核</translation>
    </message>
    <message>
        <source>A ring</source>
        <translation>圆环</translation>
    </message>
    <message>
        <source>Colours mixed</source>
        <translation>颜色混合</translation>
    </message>
    <message>
        <source>Stride 1</source>
        <translation>步幅 1</translation>
    </message>
    <message>
        <source>Stride 2</source>
        <translation>步幅 2</translation>
    </message>
    <message>
        <source>The article&apos;s sum</source>
        <translation>文章里的算式</translation>
    </message>
    <message>
        <source>One feature anywhere</source>
        <translation>处处找同一特征</translation>
    </message>
    <message>
        <source>A hundred kernels</source>
        <translation>一百个卷积核</translation>
    </message>
    <message>
        <source>Two in a row</source>
        <translation>连续两层</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>Sigmoid</translation>
    </message>
    <message>
        <source>Tanh</source>
        <translation>Tanh</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>At rest</source>
        <translation>静止</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>移动后</translation>
    </message>
    <message>
        <source>A large picture</source>
        <translation>大图片</translation>
    </message>
    <message>
        <source>A small picture</source>
        <translation>小图片</translation>
    </message>
    <message>
        <source>A grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>{title} (kept)</source>
        <translation>{title}（保留）</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>In front of a class</source>
        <translation>课堂演示时</translation>
    </message>
    <message>
        <source>Mouse, and keys inside of a view</source>
        <translation>鼠标，以及视图内的按键</translation>
    </message>
</context>
<context>
    <name>SizePanel</name>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
</context>
<context>
    <name>SizeRow</name>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Type, turn the wheel, or drag sideways with Ctrl held.</source>
        <translation>可输入、滚动滚轮，或按住 Ctrl 左右拖动。</translation>
    </message>
    <message>
        <source>Width of the network&apos;s input in pixels</source>
        <translation>网络输入的宽度（像素）</translation>
    </message>
    <message>
        <source>Height of the network&apos;s input in pixels</source>
        <translation>网络输入的高度（像素）</translation>
    </message>
    <message>
        <source>1 to {limit}.</source>
        <translation>1 到 {limit}。</translation>
    </message>
    <message>
        <source>Keep the proportions of width and height</source>
        <translation>保持宽高比</translation>
    </message>
    <message>
        <source>Usual sizes</source>
        <translation>常用尺寸</translation>
    </message>
</context>
<context>
    <name>SizeWords</name>
    <message>
        <source>height: {sum}</source>
        <translation>高：{sum}</translation>
    </message>
    <message>
        <source>width: {sum}</source>
        <translation>宽：{sum}</translation>
    </message>
    <message>
        <source>with dilation {dilation} the window of {size} spans {span}</source>
        <translation>膨胀为 {dilation} 时，{size} 的窗口跨越 {span}</translation>
    </message>
    <message>
        <source>rounded down: a part of a window does not count</source>
        <translation>向下取整：不完整的窗口不算</translation>
    </message>
    <message>
        <source>not rounded up: that window would begin in the padding</source>
        <translation>不向上取整：那个窗口会从填充中开始</translation>
    </message>
    <message>
        <source>rounded up: the last window hangs over by {pixels}</source>
        <translation>向上取整：最后一个窗口超出 {pixels}</translation>
    </message>
    <message>
        <source>every row and column is read; what is left over is padding</source>
        <translation>每一行和每一列都被读取；剩下的只是填充</translation>
    </message>
    <message>
        <source>every row and column is read</source>
        <translation>每一行和每一列都被读取</translation>
    </message>
    <message>
        <source>the last row and the last column are never read</source>
        <translation>最后一行和最后一列从未被读取</translation>
    </message>
    <message>
        <source>{count} of {all} rows are never read</source>
        <translation>{all} 行中有 {count} 行从未被读取</translation>
    </message>
    <message>
        <source>the last row is never read</source>
        <translation>最后一行从未被读取</translation>
    </message>
    <message>
        <source>the last {count} rows are never read</source>
        <translation>最后 {count} 行从未被读取</translation>
    </message>
    <message>
        <source>{count} of {all} columns are never read</source>
        <translation>{all} 列中有 {count} 列从未被读取</translation>
    </message>
    <message>
        <source>the last column is never read</source>
        <translation>最后一列从未被读取</translation>
    </message>
    <message>
        <source>the last {count} columns are never read</source>
        <translation>最后 {count} 列从未被读取</translation>
    </message>
</context>
<context>
    <name>Sound</name>
    <message>
        <source>Chirp</source>
        <translation>滑音</translation>
    </message>
    <message>
        <source>A tone gliding from 150 to 6,000 Hz</source>
        <translation>从 150 滑到 6,000 Hz 的音</translation>
    </message>
    <message>
        <source>Beats</source>
        <translation>拍音</translation>
    </message>
    <message>
        <source>Two tones 8 Hz apart: together they throb eight times a second</source>
        <translation>相差 8 Hz 的两个音：合起来每秒起伏八次</translation>
    </message>
    <message>
        <source>Chords</source>
        <translation>和弦</translation>
    </message>
    <message>
        <source>C, F and G major on plucked strings</source>
        <translation>拨弦奏出的 C、F、G 大三和弦</translation>
    </message>
    <message>
        <source>Vowels</source>
        <translation>元音</translation>
    </message>
    <message>
        <source>A voice of one pitch saying a, i, u: other formants each time</source>
        <translation>同一音高的嗓音依次发 a、i、u：共振峰各不相同</translation>
    </message>
    <message>
        <source>Drums</source>
        <translation>鼓</translation>
    </message>
    <message>
        <source>A loop: bass drum, snare drum, hi-hat</source>
        <translation>循环：底鼓、军鼓、踩镲</translation>
    </message>
</context>
<context>
    <name>SoundPanel</name>
    <message>
        <source>{seconds:.2f} s → {columns} × {bands}</source>
        <translation>{seconds:.2f} 秒 → {columns} × {bands}</translation>
    </message>
    <message>
        <source>{seconds:.2f} s of {channels} channels, {rate} samples a second: their mean goes in.
The network gets {columns} windows of {bands} bands.</source>
        <translation>{seconds:.2f} 秒，{channels} 个声道，每秒 {rate} 个采样：取各声道的平均。
网络得到 {columns} 个窗，每个 {bands} 个频带。</translation>
    </message>
    <message>
        <source>The sound and the part of it that goes in</source>
        <translation>声音，以及送入网络的一段</translation>
    </message>
    <message>
        <source>Drag to choose the part that goes in.
Keys: arrows, Home and End.</source>
        <translation>拖动以选择送入网络的一段。
按键：方向键、Home 和 End。</translation>
    </message>
    <message>
        <source>The spectrogram: time to the right, frequency upwards</source>
        <translation>声谱图：时间向右，频率向上</translation>
    </message>
    <message>
        <source>Point at a place, or go there with the arrow keys, to read its time and frequency.</source>
        <translation>指着某处，或用方向键移过去，读出它的时间和频率。</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>刻度</translation>
    </message>
    <message>
        <source>Scale of the frequencies</source>
        <translation>频率的刻度</translation>
    </message>
    <message>
        <source>Mel</source>
        <translation>Mel</translation>
    </message>
    <message>
        <source>Bands as wide as they are heard: narrow below, wide above</source>
        <translation>频带宽度如听觉：低处窄，高处宽</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>All bands as wide</source>
        <translation>所有频带一样宽</translation>
    </message>
    <message>
        <source>Move the part of the sound</source>
        <translation>移动声音的选段</translation>
    </message>
    <message>
        <source>Change scale of the frequencies</source>
        <translation>改变频率的刻度</translation>
    </message>
    <message>
        <source>Change length of the part</source>
        <translation>改变选段长度</translation>
    </message>
    <message>
        <source>Change window</source>
        <translation>改变窗长</translation>
    </message>
    <message>
        <source>Change step of the windows</source>
        <translation>改变窗的步长</translation>
    </message>
    <message>
        <source>Change number of bands</source>
        <translation>改变频带数</translation>
    </message>
    <message>
        <source>Change highest frequency</source>
        <translation>改变最高频率</translation>
    </message>
    <message>
        <source>Change range of loudness</source>
        <translation>改变响度范围</translation>
    </message>
    <message>
        <source>Length, s</source>
        <translation>长度，秒</translation>
    </message>
    <message>
        <source>Seconds of the sound that go in; beyond its end it is silent</source>
        <translation>送入多少秒；声音结束之后为静音</translation>
    </message>
    <message>
        <source>Window, ms</source>
        <translation>窗长，毫秒</translation>
    </message>
    <message>
        <source>Milliseconds each column looks at: longer tells tones apart, shorter moments</source>
        <translation>每一列看多少毫秒：长则分得清音高，短则分得清时刻</translation>
    </message>
    <message>
        <source>Step, ms</source>
        <translation>步长，毫秒</translation>
    </message>
    <message>
        <source>Milliseconds from one column to the next</source>
        <translation>相邻两列相隔多少毫秒</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>频带</translation>
    </message>
    <message>
        <source>How many bands of frequencies: the rows of the input</source>
        <translation>频带的个数：即输入的行数</translation>
    </message>
    <message>
        <source>Up to, Hz</source>
        <translation>最高，Hz</translation>
    </message>
    <message>
        <source>The highest frequency in Hz</source>
        <translation>最高频率（Hz）</translation>
    </message>
    <message>
        <source>Range, dB</source>
        <translation>范围，dB</translation>
    </message>
    <message>
        <source>So many decibels below a full-scale tone count as silence, which is 0</source>
        <translation>比满幅音低这么多分贝就算静音，即 0</translation>
    </message>
</context>
<context>
    <name>SourceButton</name>
    <message>
        <source>The pictures that are searched: {name}</source>
        <translation>被搜索的图片：{name}</translation>
    </message>
    <message>
        <source>Pictures to search: {name}</source>
        <translation>要搜索的图片：{name}</translation>
    </message>
    <message>
        <source>Choose a folder of pictures…</source>
        <translation>选择图片文件夹…</translation>
    </message>
    <message>
        <source>It is searched with its sub-folders; those are taken as classes.</source>
        <translation>连同子文件夹一起搜索；子文件夹视为类别。</translation>
    </message>
    <message>
        <source>{count:,} generated scenes</source>
        <translation>{count:,} 张生成的场景</translation>
    </message>
    <message>
        <source>sounds…</source>
        <translation>声音…</translation>
    </message>
    <message>
        <source>The sounds that are searched: {name}</source>
        <translation>要搜索的声音：{name}</translation>
    </message>
    <message>
        <source>Sounds to search: {name}</source>
        <translation>要搜索的声音：{name}</translation>
    </message>
    <message>
        <source>Use a cluster…</source>
        <translation>使用集群…</translation>
    </message>
    <message>
        <source>Choose a folder of sounds…</source>
        <translation>选择声音文件夹…</translation>
    </message>
    <message>
        <source>Choose a folder of sounds</source>
        <translation>选择声音文件夹</translation>
    </message>
    <message>
        <source>Choose a folder of pictures</source>
        <translation>选择图片文件夹</translation>
    </message>
    <message>
        <source>Use a cluster</source>
        <translation>使用集群</translation>
    </message>
    <message>
        <source>Address of a dask scheduler (empty: this machine)</source>
        <translation>dask 调度器的地址（留空：本机）</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>positive part</source>
        <translation>取正值</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>un-pool</source>
        <translation>反池化</translation>
    </message>
    <message>
        <source>un-ReLU</source>
        <translation>反 ReLU</translation>
    </message>
    <message>
        <source>transposed conv</source>
        <translation>转置卷积</translation>
    </message>
    <message>
        <source>convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>un-flatten</source>
        <translation>反展平</translation>
    </message>
    <message>
        <source>transposed weights</source>
        <translation>转置权重</translation>
    </message>
    <message>
        <source>derivative</source>
        <translation>导数</translation>
    </message>
    <message>
        <source>scaled</source>
        <translation>按比例缩放</translation>
    </message>
    <message>
        <source>at the switches</source>
        <translation>取池化位置处</translation>
    </message>
    <message>
        <source>spread evenly</source>
        <translation>平均分配</translation>
    </message>
    <message>
        <source>by shares</source>
        <translation>按份额</translation>
    </message>
    <message>
        <source>handed on</source>
        <translation>原样传递</translation>
    </message>
</context>
<context>
    <name>StageBar</name>
    <message>
        <source>To the seed (Home)</source>
        <translation>回到种子（Home）</translation>
    </message>
    <message>
        <source>The stage before (←)</source>
        <translation>上一步（←）</translation>
    </message>
    <message>
        <source>The next stage on the way back (→)</source>
        <translation>返回路上的下一步（→）</translation>
    </message>
    <message>
        <source>From the seed at the left to the picture at the right</source>
        <translation>左端是种子，右端是图片</translation>
    </message>
</context>
<context>
    <name>StageView</name>
    <message>
        <source>Insert a layer here</source>
        <translation>在此插入一层</translation>
    </message>
    <message>
        <source>Insert a layer at place {place}</source>
        <translation>在位置 {place} 插入一层</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>What goes into the network.</source>
        <translation>进入网络的内容。</translation>
    </message>
    <message>
        <source>muted · {kind}</source>
        <translation>已停用 · {kind}</translation>
    </message>
    <message>
        <source>Waits for {name}.</source>
        <translation>等待 {name}。</translation>
    </message>
    <message>
        <source>Being computed …</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source> · {parameters} parameters · {macs} MAC</source>
        <translation> · {parameters} 个参数 · {macs} MAC</translation>
    </message>
    <message>
        <source> · {count} dead</source>
        <translation> · {count} 张失活</translation>
    </message>
    <message>
        <source> · {count} saturated</source>
        <translation> · {count} 张饱和</translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>Over what the colours of a map are spread</source>
        <translation>特征图的颜色按什么范围分配</translation>
    </message>
    <message>
        <source>maps {memory}</source>
        <translation>特征图 {memory}</translation>
    </message>
    <message>
        <source>all maps {compute} ms</source>
        <translation>全部特征图 {compute} ms</translation>
    </message>
    <message>
        <source>edit → screen {latency} ms</source>
        <translation>编辑 → 屏幕 {latency} ms</translation>
    </message>
    <message>
        <source>stopped: these are earlier maps</source>
        <translation>已停止：显示的是先前的特征图</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>a layer does not fit</source>
        <translation>有一层放不下</translation>
    </message>
    <message>
        <source>layer {done} of {total}</source>
        <translation>第 {done} 层，共 {total} 层</translation>
    </message>
    <message>
        <source>live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>{layer}:{map} at ({row}, {column}) = {value}</source>
        <translation>{layer}:{map} 于 ({row}, {column}) = {value}</translation>
    </message>
    <message>
        <source>scale: each map its own</source>
        <translation>色标：各图各自</translation>
    </message>
    <message>
        <source>scale: own, strongest 2 % clipped</source>
        <translation>色标：各图各自，截断最强的 2 %</translation>
    </message>
    <message>
        <source>scale: one per layer</source>
        <translation>色标：每层统一</translation>
    </message>
    <message>
        <source>scale: one for the network</source>
        <translation>色标：全网统一</translation>
    </message>
</context>
<context>
    <name>StepBar</name>
    <message>
        <source>To the first unit (Home)</source>
        <translation>到第一个单元（Home）</translation>
    </message>
    <message>
        <source>One unit back (←)</source>
        <translation>后退一个单元（←）</translation>
    </message>
    <message>
        <source>One unit on (→)</source>
        <translation>前进一个单元（→）</translation>
    </message>
    <message>
        <source>Drag the window over the map</source>
        <translation>在特征图上拖动窗口</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>慢</translation>
    </message>
    <message>
        <source>One step a second</source>
        <translation>每秒一步</translation>
    </message>
    <message>
        <source>Six steps a second</source>
        <translation>每秒六步</translation>
    </message>
    <message>
        <source>Thirty steps a second</source>
        <translation>每秒三十步</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>中</translation>
    </message>
    <message>
        <source>fast</source>
        <translation>快</translation>
    </message>
    <message>
        <source>Pause (space)</source>
        <translation>暂停（空格）</translation>
    </message>
    <message>
        <source>Play (space)</source>
        <translation>播放（空格）</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Framed</source>
        <translation>取景</translation>
    </message>
    <message>
        <source>Cut out and brought to the input&apos;s size</source>
        <translation>裁剪并缩放到输入尺寸</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>One brightness for three colours</source>
        <translation>三种颜色合成一个亮度</translation>
    </message>
    <message>
        <source>Transformed</source>
        <translation>变换</translation>
    </message>
    <message>
        <source>Moved or changed by hand</source>
        <translation>手动移动或改变</translation>
    </message>
    <message>
        <source>Equalise</source>
        <translation>均衡化</translation>
    </message>
    <message>
        <source>Edges only</source>
        <translation>只留边缘</translation>
    </message>
    <message>
        <source>Canny&apos;s edges: white lines one pixel wide, all else black</source>
        <translation>Canny 边缘：一像素宽的白线，其余为黑</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>As the file holds it, upright</source>
        <translation>文件中的样子，已转正</translation>
    </message>
    <message>
        <source>thresholds</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Edges go on where brightness changes more than this</source>
        <translation>亮度变化大于此值处边缘继续</translation>
    </message>
    <message>
        <source>Edges begin where brightness changes more than this</source>
        <translation>亮度变化大于此值处边缘开始</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>未使用</translation>
    </message>
    <message>
        <source>every brightness about equally often</source>
        <translation>各种亮度出现得大致一样多</translation>
    </message>
    <message>
        <source>where brightness changes most</source>
        <translation>亮度变化最大之处</translation>
    </message>
    <message>
        <source>cut out {cut}, resized to {size}</source>
        <translation>裁出 {cut}，缩放到 {size}</translation>
    </message>
    <message>
        <source>fitted into {size} with bars</source>
        <translation>加边放入 {size}</translation>
    </message>
    <message>
        <source>stretched to {size}</source>
        <translation>拉伸到 {size}</translation>
    </message>
    <message>
        <source>As numbers {range}, less the mean, by the deviation: what the network really sees.</source>
        <translation>变成数 {range}，减去均值，除以标准差：这才是网络真正看到的。</translation>
    </message>
    <message>
        <source>brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>Channel {number}</source>
        <translation>通道 {number}</translation>
    </message>
    <message>
        <source>{low} to {high}
less {mean}, by {deviation}</source>
        <translation>{low} 至 {high}
减 {mean}，除以 {deviation}</translation>
    </message>
    <message>
        <source>Spread brightness over the whole range: a dim picture shows as much as a bright one</source>
        <translation>把亮度扩展到整个范围：暗的图片也和亮的一样清楚</translation>
    </message>
    <message>
        <source>Step by step</source>
        <translation>逐步查看</translation>
    </message>
    <message>
        <source>Every step from the picture to the numbers that the network sees</source>
        <translation>从图片到网络看到的数的每一步</translation>
    </message>
    <message>
        <source>equalised</source>
        <translation>均衡化</translation>
    </message>
    <message>
        <source>edges</source>
        <translation>边缘</translation>
    </message>
</context>
<context>
    <name>SumCalculator</name>
    <message>
        <source>The numbers of {name}</source>
        <translation>{name} 的数字</translation>
    </message>
    <message>
        <source>the article&apos;s</source>
        <translation>文章中的</translation>
    </message>
    <message>
        <source>A picture of 100 × 100, 100,000 units, windows of 3 × 3, one kernel</source>
        <translation>100 × 100 的图片，100,000 个单元，3 × 3 的窗口，一个卷积核</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Kernels</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>Channels of the picture</source>
        <translation>图片的通道数</translation>
    </message>
    <message>
        <source>1 for grey, 3 for colours, or the maps of a layer before</source>
        <translation>灰度为 1，彩色为 3，或前一层的特征图数</translation>
    </message>
    <message>
        <source>Height of the picture</source>
        <translation>图片的高</translation>
    </message>
    <message>
        <source>In pixels</source>
        <translation>以像素计</translation>
    </message>
    <message>
        <source>Width of the picture</source>
        <translation>图片的宽</translation>
    </message>
    <message>
        <source>Units of the next layer</source>
        <translation>下一层的单元数</translation>
    </message>
    <message>
        <source>Of all its maps together</source>
        <translation>所有特征图合计</translation>
    </message>
    <message>
        <source>Rows of the window</source>
        <translation>窗口的行数</translation>
    </message>
    <message>
        <source>What one unit sees</source>
        <translation>一个单元所看到的</translation>
    </message>
    <message>
        <source>Columns of the window</source>
        <translation>窗口的列数</translation>
    </message>
    <message>
        <source>Each is shared by all units of one map; 100 kernels can find 100 things</source>
        <translation>每个卷积核由一张特征图的所有单元共享；100 个卷积核可以找到 100 种东西</translation>
    </message>
</context>
<context>
    <name>TokenStrip</name>
    <message>
        <source>and {count} more</source>
        <translation>还有 {count} 个</translation>
    </message>
    <message>
        <source>No words yet.</source>
        <translation>还没有词。</translation>
    </message>
    <message>
        <source>{token}: token {place} of 0–{last}</source>
        <translation>{token}：词元 {place}（0–{last}）</translation>
    </message>
    <message>
        <source>It has no vector in the file: zeros stand for it.</source>
        <translation>文件中没有它的向量：用零代替。</translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Picture…</source>
        <translation>图片…</translation>
    </message>
    <message>
        <source>Open a picture or a set-up (Ctrl+O); or drop one on the window</source>
        <translation>打开图片或方案 (Ctrl+O)，也可以直接拖到窗口上</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>A camera or a video as the picture, live through all layers</source>
        <translation>以摄像头或视频作为图片，实时通过所有网络层</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>网络层</translation>
    </message>
    <message>
        <source>Add a layer after the inspected one</source>
        <translation>在当前层之后添加一层</translation>
    </message>
    <message>
        <source>Maps</source>
        <translation>特征图</translation>
    </message>
    <message>
        <source>Columns show the feature maps (B)</source>
        <translation>各列显示特征图 (B)</translation>
    </message>
    <message>
        <source>Backwards</source>
        <translation>反向</translation>
    </message>
    <message>
        <source>Columns show what comes back at each layer (B)</source>
        <translation>各列显示反向传到每一层的内容 (B)</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Stage and closer look for a projector; a clicker goes on (F11)</source>
        <translation>为投影放大舞台和细看区；用翻页笔前进（F11）</translation>
    </message>
    <message>
        <source>中文</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Rule: {rule}</source>
        <translation>规则：{rule}</translation>
    </message>
    <message>
        <source>Changes that are not saved</source>
        <translation>有尚未保存的更改</translation>
    </message>
    <message>
        <source>What comes with the program: trained networks, example set-ups, pictures, sounds</source>
        <translation>程序自带的内容：训练好的网络、示例方案、图片、声音</translation>
    </message>
</context>
<context>
    <name>TopNine</name>
    <message>
        <source>left: back-projections ({rule})</source>
        <translation>左：反向投影（{rule}）</translation>
    </message>
    <message>
        <source>right: patches</source>
        <translation>右：图块</translation>
    </message>
    <message>
        <source>{count:,} scenes</source>
        <translation>{count:,} 张场景</translation>
    </message>
    <message>
        <source>map {map}</source>
        <translation>特征图 {map}</translation>
    </message>
    <message>
        <source>never above zero</source>
        <translation>从未大于零</translation>
    </message>
    <message>
        <source>up to {value}</source>
        <translation>最大 {value}</translation>
    </message>
    <message>
        <source>{count} of {all}: {name}</source>
        <translation>{count}/{all}：{name}</translation>
    </message>
    <message>
        <source>The top nine are searched in pictures or sounds, and this network&apos;s input is neither. Choose one of them.</source>
        <translation>前九名在图片或声音中搜索，而此网络的输入两者都不是。请选择图片或声音作为输入。</translation>
    </message>
    <message>
        <source>Choose a folder of sounds above: they are cut as this one is, from their beginning.</source>
        <translation>请在上方选择声音文件夹：其中的声音像当前声音一样截取，从开头开始。</translation>
    </message>
    <message>
        <source>{count:,} sounds searched</source>
        <translation>已搜索 {count:,} 个声音</translation>
    </message>
    <message>
        <source>{count:,} of {all:,} sounds</source>
        <translation>{count:,} / {all:,} 个声音</translation>
    </message>
    <message>
        <source>{count:,} pictures searched</source>
        <translation>已搜索 {count:,} 张图片</translation>
    </message>
    <message>
        <source>{count:,} of {all:,} pictures</source>
        <translation>{all:,} 张图片中的 {count:,} 张</translation>
    </message>
    <message>
        <source>each scaled by its 98.5 % quantile · at most one unit of each picture or sound</source>
        <translation>每幅按自身 98.5 % 分位数缩放 · 每张图片或每个声音最多取一个单元</translation>
    </message>
    <message>
        <source>{rate:.0f} / s</source>
        <translation>每秒 {rate:.0f} 张</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
</context>
<context>
    <name>TopNineActions</name>
    <message>
        <source>Save the sheet</source>
        <translation>保存图表</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>已保存 {name}</translation>
    </message>
</context>
<context>
    <name>TopNineView</name>
    <message>
        <source>strongest</source>
        <translation>最强</translation>
    </message>
    <message>
        <source>The 12 maps whose nine are strongest on average.</source>
        <translation>九个单元平均最强的 12 张特征图。</translation>
    </message>
    <message>
        <source>12 at random</source>
        <translation>随机 12 张</translation>
    </message>
    <message>
        <source>12 maps at random, as in the article&apos;s last figure.</source>
        <translation>随机 12 张特征图，如文章最后一幅图。</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>已固定</translation>
    </message>
    <message>
        <source>The pinned map alone.</source>
        <translation>只看固定的特征图。</translation>
    </message>
    <message>
        <source>12 other maps</source>
        <translation>换 12 张</translation>
    </message>
    <message>
        <source>found before the network was changed</source>
        <translation>网络已改动，这是之前的结果</translation>
    </message>
    <message>
        <source>Save sheet…</source>
        <translation>保存图表…</translation>
    </message>
    <message>
        <source>Save what is shown as a picture.</source>
        <translation>把所显示的保存为图片。</translation>
    </message>
    <message>
        <source>Looking at the first of them …</source>
        <translation>正在查看最初的几个…</translation>
    </message>
    <message>
        <source>Take a sample picture</source>
        <translation>改用示例图片</translation>
    </message>
    <message>
        <source>It goes in instead; undo takes it back.</source>
        <translation>以它作为输入；可以撤销。</translation>
    </message>
    <message>
        <source>No layer has maps to search.</source>
        <translation>没有可供搜索的特征图。</translation>
    </message>
    <message>
        <source>Search generated scenes</source>
        <translation>搜索生成的场景</translation>
    </message>
    <message>
        <source>Choose a folder of sounds…</source>
        <translation>选择声音文件夹…</translation>
    </message>
    <message>
        <source>Searches many sounds for those that drive a map most, and runs each of the nine strongest backwards.</source>
        <translation>在许多声音中搜索最能激活特征图的声音，并将最强的九个逐一反向投影。</translation>
    </message>
    <message>
        <source>Pin a map of {layer} to see its nine.</source>
        <translation>固定 {layer} 的一张特征图，以查看它的九个。</translation>
    </message>
    <message>
        <source>Show the strongest</source>
        <translation>显示最强的</translation>
    </message>
    <message>
        <source>The nine of the maps that are strongest on average.</source>
        <translation>平均最强的特征图的九个。</translation>
    </message>
    <message>
        <source>Pin the strongest map of {layer}</source>
        <translation>固定 {layer} 中最强的特征图</translation>
    </message>
    <message>
        <source>The map whose nine are strongest on average.</source>
        <translation>九个单元平均最强的特征图。</translation>
    </message>
    <message>
        <source>Searches many pictures for those that drive a map most, and runs each of the nine strongest backwards.
Choose the pictures above: a folder of your own, or generated scenes.</source>
        <translation>在许多图片中找出最能激活某张特征图的，并把最强的九个逐一反向投影。
在上方选择图片：您自己的文件夹，或生成的场景。</translation>
    </message>
</context>
<context>
    <name>Transforms</name>
    <message>
        <source>What the network sees</source>
        <translation>网络看到的图片</translation>
    </message>
    <message>
        <source>Drag the picture to shift it, drag the patch to move it.
After a click the wheel scales, with Shift it turns.
Keys: arrows, with Shift further, with Ctrl the patch; + and − scale, [ and ] turn.</source>
        <translation>拖动图片使其平移，拖动遮挡块使其移动。
单击后滚轮缩放，按住 Shift 旋转。
按键：方向键，加 Shift 移动更远，加 Ctrl 移动遮挡块；+ 和 − 缩放，[ 和 ] 旋转。</translation>
    </message>
    <message>
        <source>Flip left and right</source>
        <translation>左右翻转</translation>
    </message>
    <message>
        <source>Flip top and bottom</source>
        <translation>上下翻转</translation>
    </message>
    <message>
        <source>What comes in at the edge of a moved picture</source>
        <translation>图片移动后边缘处填入什么</translation>
    </message>
    <message>
        <source>Other noise of the same strength</source>
        <translation>同样强度的另一种噪声</translation>
    </message>
    <message>
        <source>See in two worlds how far every layer&apos;s maps have moved</source>
        <translation>在两个世界中查看每一层的图变化了多少</translation>
    </message>
    <message>
        <source>The picture as it was framed</source>
        <translation>恢复为取景后的图片</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>向右</translation>
    </message>
    <message>
        <source>Shift to the right, in pixels of the network&apos;s input</source>
        <translation>向右平移，单位为网络输入的像素</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>向下</translation>
    </message>
    <message>
        <source>Shift down, in pixels</source>
        <translation>向下平移，单位为像素</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Turn counter-clockwise, in degrees</source>
        <translation>逆时针旋转，单位为度</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Larger or smaller about the middle</source>
        <translation>以中心放大或缩小</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>模糊</translation>
    </message>
    <message>
        <source>Deviation of a Gaussian, in pixels</source>
        <translation>高斯的标准差，单位为像素</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>A factor about mid-grey</source>
        <translation>相对于中灰的倍数</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>What is added, 1 being the way from black to white</source>
        <translation>加上的量，1 为从黑到白</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Deviation of random numbers that are added, the same for every strength</source>
        <translation>所加随机数的标准差；各种强度下随机数相同</translation>
    </message>
    <message>
        <source>Patch</source>
        <translation>遮挡块</translation>
    </message>
    <message>
        <source>The side of a square that covers a part of the picture; drag it over the picture</source>
        <translation>遮住图片一部分的方块的边长；可在图片上拖动</translation>
    </message>
    <message>
        <source>Its grey</source>
        <translation>其灰度</translation>
    </message>
    <message>
        <source>0 is black, 1 is white</source>
        <translation>0 为黑，1 为白</translation>
    </message>
    <message>
        <source>Transform</source>
        <translation>变换</translation>
    </message>
    <message>
        <source>Move, turn, dim, blur or cover the picture, and see what every map makes of it</source>
        <translation>移动、旋转、调暗、模糊或遮挡图片，看看每张特征图如何变化</translation>
    </message>
    <message>
        <source>Shift the picture</source>
        <translation>平移图片</translation>
    </message>
    <message>
        <source>Turn the picture</source>
        <translation>旋转图片</translation>
    </message>
    <message>
        <source>Scale the picture</source>
        <translation>缩放图片</translation>
    </message>
    <message>
        <source>Flip the picture</source>
        <translation>翻转图片</translation>
    </message>
    <message>
        <source>Change the picture&apos;s border</source>
        <translation>更改图片的边缘</translation>
    </message>
    <message>
        <source>Blur the picture</source>
        <translation>模糊图片</translation>
    </message>
    <message>
        <source>Change contrast</source>
        <translation>更改对比度</translation>
    </message>
    <message>
        <source>Change brightness</source>
        <translation>更改亮度</translation>
    </message>
    <message>
        <source>Add noise</source>
        <translation>加入噪声</translation>
    </message>
    <message>
        <source>Cover a part of the picture</source>
        <translation>遮挡图片的一部分</translation>
    </message>
    <message>
        <source>Undo all transforms</source>
        <translation>撤销所有变换</translation>
    </message>
    <message>
        <source>edge repeated</source>
        <translation>重复边缘</translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>wrapped around</source>
        <translation>环绕</translation>
    </message>
    <message>
        <source>neutral colour</source>
        <translation>中性色</translation>
    </message>
    <message>
        <source>flipped</source>
        <translation>翻转</translation>
    </message>
    <message>
        <source>shift {across}, {down}</source>
        <translation>平移 {across}, {down}</translation>
    </message>
    <message>
        <source>blur {value}</source>
        <translation>模糊 {value}</translation>
    </message>
    <message>
        <source>tone</source>
        <translation>色调</translation>
    </message>
    <message>
        <source>noise {value}</source>
        <translation>噪声 {value}</translation>
    </message>
    <message>
        <source>patch</source>
        <translation>遮挡</translation>
    </message>
</context>
<context>
    <name>UnitGrid</name>
    <message>
        <source>What the unit sees of {picture}</source>
        <translation>该单元在 {picture} 中看到的</translation>
    </message>
    <message>
        <source>Back-projection from {picture}</source>
        <translation>来自 {picture} 的反向投影</translation>
    </message>
    <message>
        <source>unit ({row}, {column}) = {value}</source>
        <translation>单元 ({row}, {column}) = {value}</translation>
    </message>
    <message>
        <source>±{scale} is white and black (98.5 % quantile of |x|)</source>
        <translation>±{scale} 为白与黑（|x| 的 98.5 % 分位数）</translation>
    </message>
    <message>
        <source>Click to open it with the unit pinned.</source>
        <translation>点击：将其打开并固定该单元。</translation>
    </message>
</context>
<context>
    <name>WeightsDialog</name>
    <message>
        <source>as here</source>
        <translation>与这里相同</translation>
    </message>
    <message>
        <source>as in Keras</source>
        <translation>按 Keras 的顺序</translation>
    </message>
    <message>
        <source>as in Keras, after rows, columns, channels</source>
        <translation>按 Keras 的顺序，输入为行、列、通道</translation>
    </message>
    <message>
        <source>as in Keras, channel by channel</source>
        <translation>按 Keras 的顺序，逐通道</translation>
    </message>
    <message>
        <source>as in PyTorch, inputs first</source>
        <translation>按 PyTorch 的顺序，输入在前</translation>
    </message>
    <message>
        <source>kernels</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>scale</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>shift</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>variance</source>
        <translation>方差</translation>
    </message>
    <message>
        <source>Weights of {name}</source>
        <translation>{name} 的权重</translation>
    </message>
    <message>
        <source>Put in</source>
        <translation>放入</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>{used} of {count} arrays fit the network, by name or by order and shape.</source>
        <translation>{count} 个数组中有 {used} 个适合网络：按名称，或按顺序和形状。</translation>
    </message>
    <message>
        <source>Array</source>
        <translation>数组</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Goes into</source>
        <translation>放入</translation>
    </message>
    <message>
        <source>Its numbers lie</source>
        <translation>数的排列</translation>
    </message>
    <message>
        <source>Where the arrays go</source>
        <translation>各数组的去处</translation>
    </message>
    <message>
        <source>How the numbers of {name} lie</source>
        <translation>{name} 中数的排列</translation>
    </message>
    <message>
        <source>Not used: {names}</source>
        <translation>未用：{names}</translation>
    </message>
    <message>
        <source>As before: {names}</source>
        <translation>保持不变：{names}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names}，还有 {count} 个</translation>
    </message>
</context>
<context>
    <name>WeightsImport</name>
    <message>
        <source>Load weights into the network</source>
        <translation>把权重载入网络</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Load weights of {name}</source>
        <translation>载入 {name} 的权重</translation>
    </message>
    <message>
        <source>Loaded weights of {name}</source>
        <translation>已载入 {name} 的权重</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>New here? Click any map to run it backwards, turn the wheel over a cell of the kernel at the right, and take back whatever you did with Ctrl+Z.</source>
        <translation>第一次使用？点击任意特征图即可反向投影；在右侧卷积核的格子上滚动滚轮即可修改；任何操作都可用 Ctrl+Z 撤销。</translation>
    </message>
    <message>
        <source>First lesson</source>
        <translation>第一课</translation>
    </message>
    <message>
        <source>Twelve short lessons, from the input to the top nine</source>
        <translation>十二节短课，从输入层到前九名</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>画廊</translation>
    </message>
    <message>
        <source>Trained networks, examples, pictures and lessons (Ctrl+G)</source>
        <translation>训练好的网络、示例、图片和课程 (Ctrl+G)</translation>
    </message>
    <message>
        <source>Close; it does not come again</source>
        <translation>关闭；以后不再出现</translation>
    </message>
</context>
<context>
    <name>WhatsThis</name>
    <message>
        <source>A picture goes in at the left, the network makes its maps of it, and any map can be run back.</source>
        <translation>图片从左边输入，网络由它算出特征图，任何一张特征图都可以反向投影回去。</translation>
    </message>
    <message>
        <source>What goes in, what is added, and which way the columns are shown.</source>
        <translation>输入什么，添加什么，各列按哪个方向显示。</translation>
    </message>
    <message>
        <source>What did not work, and why; it changes nothing and goes with its cross.</source>
        <translation>什么没有成功、为什么；它不改变任何东西，点叉就消失。</translation>
    </message>
    <message>
        <source>How long an edit takes to reach the screen, how much memory the maps take, and the scale of colours.</source>
        <translation>一次编辑多久反映到屏幕，特征图占多少内存，以及颜色的标尺。</translation>
    </message>
    <message>
        <source>The input layer: what goes in, how it is cut and prepared, and other inputs to choose.</source>
        <translation>输入层：输入什么、怎样裁剪和预处理，以及可选的其他输入。</translation>
    </message>
    <message>
        <source>The whole picture; what lies in the frame goes into the network.</source>
        <translation>整张图片；框内的部分进入网络。</translation>
    </message>
    <message>
        <source>How pixels become numbers: size, channels, range, and the mean and deviation taken off.</source>
        <translation>像素怎样变成数：大小、通道、取值范围，以及减去的均值和除以的标准差。</translation>
    </message>
    <message>
        <source>The sound as a wave, the part of it that goes in, and how it becomes a spectrogram.</source>
        <translation>声音的波形、输入的那一段，以及它怎样变成声谱图。</translation>
    </message>
    <message>
        <source>The sound as the network sees it: a column for each moment, a row for each band of frequency.</source>
        <translation>网络看到的声音：每一刻一列，每个频带一行。</translation>
    </message>
    <message>
        <source>The sentence, its tokens, and the vector that each of them becomes: one column of the input.</source>
        <translation>句子、它的词元，以及每个词元变成的向量：输入的一列。</translation>
    </message>
    <message>
        <source>The array that goes in as it is, with its shape and range.</source>
        <translation>原样输入的数组，及其形状和范围。</translation>
    </message>
    <message>
        <source>Shift, turn or change the picture and watch the maps: what stays the same after pooling is invariance.</source>
        <translation>移动、旋转或改变图片，看特征图怎么变：池化之后仍然不变的，就是不变性。</translation>
    </message>
    <message>
        <source>How the picture becomes numbers, step by step, with what each step made of it.</source>
        <translation>图片怎样一步一步变成数，每一步得到什么。</translation>
    </message>
    <message>
        <source>Pictures that come with the program; a click puts one in.</source>
        <translation>程序自带的图片；点一下就输入。</translation>
    </message>
    <message>
        <source>Drawn patterns whose answer is known before: try a kernel on them.</source>
        <translation>画出来的图案，答案事先知道：拿卷积核试一试。</translation>
    </message>
    <message>
        <source>The numbers a test pattern is made of; dragged or run by themselves, every map follows.</source>
        <translation>测试图案由这些数值组成；拖动或让它们自行变化，每幅特征图都随之变化。</translation>
    </message>
    <message>
        <source>Scenes drawn by the program from a number: the same number, the same scene.</source>
        <translation>程序由一个数画出的场景：数相同，场景就相同。</translation>
    </message>
    <message>
        <source>Sounds and a sentence as input: a network takes any array.</source>
        <translation>声音和句子作为输入：网络可以接受任何数组。</translation>
    </message>
    <message>
        <source>Draw on the picture or on a blank page, and see every map follow while the pen moves.</source>
        <translation>在图片或白纸上画，笔一动，所有特征图都跟着变。</translation>
    </message>
    <message>
        <source>The pictures of a folder: a click puts one in. Map shows one map of every picture, all on one scale.</source>
        <translation>文件夹中的图片：单击即作为输入。“特征图”在同一色阶上显示每张图片的同一张特征图。</translation>
    </message>
    <message>
        <source>Which picture of the batch goes in, and what it costs to take several at once.</source>
        <translation>批次中哪张图片作为输入，以及一次取多张的代价。</translation>
    </message>
    <message>
        <source>The pattern that goes in, with a slider for each of its numbers: every map answers at once.</source>
        <translation>输入的图案，每个数有一个滑块：每张特征图立刻响应。</translation>
    </message>
    <message>
        <source>The whole sound as a wave; the part in the frame goes in.</source>
        <translation>整个声音的波形；框内的部分进入网络。</translation>
    </message>
    <message>
        <source>The words or characters that go in, one for each column of the input.</source>
        <translation>输入的词或字，输入的每列一个。</translation>
    </message>
    <message>
        <source>The camera or video that goes in, picture by picture, and how many a second.</source>
        <translation>一帧一帧输入的摄像头或视频，以及每秒多少帧。</translation>
    </message>
    <message>
        <source>The network, a column for each layer. Click a map to pin it: it is run backwards to the picture below.</source>
        <translation>网络，每层一列。点击一张特征图就固定它：下方显示它反向投影到图片的结果。</translation>
    </message>
    <message>
        <source>One layer and all its maps. Its head opens it in the inspector; dragged, it moves.</source>
        <translation>一个网络层和它的全部特征图。点列头在右侧查看；拖动列头可移动这一层。</translation>
    </message>
    <message>
        <source>A layer&apos;s name, kind, output shape and what it costs.</source>
        <translation>网络层的名称、类型、输出形状和代价。</translation>
    </message>
    <message>
        <source>Each tile is one feature map: what one kernel finds, and where. Zero has the colour of the page.</source>
        <translation>每一格是一张特征图：一个卷积核找到了什么、在哪里。零与页面同色。</translation>
    </message>
    <message>
        <source>A vector: each bar is one unit, above zero or below it.</source>
        <translation>一个向量：每条是一个单元，在零之上或之下。</translation>
    </message>
    <message>
        <source>What the last layer says of each class, the highest first.</source>
        <translation>最后一层对每个类别的判断，高的在前。</translation>
    </message>
    <message>
        <source>Which colour stands for which number in the pictures above it.</source>
        <translation>上面的图片里，什么颜色代表什么数。</translation>
    </message>
    <message>
        <source>A new layer comes in here; all after it are computed anew.</source>
        <translation>新的一层从这里插入；它后面的都重新计算。</translation>
    </message>
    <message>
        <source>The layer whose head was clicked: its kernel, its parameters, what it costs and what it made.</source>
        <translation>点了列头的那一层：它的卷积核、参数、代价和结果。</translation>
    </message>
    <message>
        <source>The weights of one kernel. Change a cell and every map after it follows in the same frame.</source>
        <translation>一个卷积核的权重。改一格，它后面所有的特征图同一帧就跟着变。</translation>
    </message>
    <message>
        <source>One slice of the kernel: each cell weighs the pixel under it.</source>
        <translation>卷积核的一个切片：每一格给它下面的像素一个权重。</translation>
    </message>
    <message>
        <source>Ready kernels, and what can be done with this one: turn, flip, scale.</source>
        <translation>现成的卷积核，以及能对这个做的事：旋转、翻转、缩放。</translation>
    </message>
    <message>
        <source>The parameters of the layer; each is one undo step.</source>
        <translation>这一层的参数；每改一次可撤销一步。</translation>
    </message>
    <message>
        <source>How the output size comes about, and what of the input is never read.</source>
        <translation>输出大小怎样得来，输入的哪些部分从未读到。</translation>
    </message>
    <message>
        <source>Multiplications, parameters and how often each is used: MAC = I·J·M·N·K·L, CPR = M·N.</source>
        <translation>乘法次数、参数个数，以及每个参数用多少次：MAC = I·J·M·N·K·L，CPR = M·N。</translation>
    </message>
    <message>
        <source>How often each value occurs in the map that is looked at.</source>
        <translation>正在看的特征图里，每个值出现多少次。</translation>
    </message>
    <message>
        <source>What the activation makes of every value: below, what goes in.</source>
        <translation>激活函数把每个值变成什么：横轴是输入。</translation>
    </message>
    <message>
        <source>The map in figures: its range, mean, and how much of it is zero.</source>
        <translation>用数字描述特征图：范围、平均值，多少是零。</translation>
    </message>
    <message>
        <source>The numbers of each channel, one after the other.</source>
        <translation>每个通道的数，一个接一个。</translation>
    </message>
    <message>
        <source>One question at a time about the map that is pinned or the layer inspected.</source>
        <translation>一次一个问题：关于固定的特征图，或正在查看的网络层。</translation>
    </message>
    <message>
        <source>What is sent back: the whole map, its strongest unit or one that is clicked.</source>
        <translation>送回去的是什么：整张特征图、最强的单元，或点击的单元。</translation>
    </message>
    <message>
        <source>The pinned map alone, all others zero, sent back through un-pooling, un-ReLU and transposed convolution to the picture: what it has seen.</source>
        <translation>只留固定的特征图，其余都置零，经反池化、反 ReLU、转置卷积送回图片：看它看到了什么。</translation>
    </message>
    <message>
        <source>The same way one step at a time, with the terms that add up in each pixel.</source>
        <translation>同一条路，一次一步，以及在每个像素里相加的各项。</translation>
    </message>
    <message>
        <source>The same way by four rules, which differ in what a ReLU lets through, on one scale.</source>
        <translation>按四种规则走同一条路，区别在 ReLU 放行什么，用同一标尺。</translation>
    </message>
    <message>
        <source>One unit: the window it sees, the kernel on it, the products, and their sum.</source>
        <translation>一个单元：它看到的窗口、盖在上面的卷积核、乘积，以及它们的和。</translation>
    </message>
    <message>
        <source>The numbers of the unit&apos;s window, of the kernel on it, and their products.</source>
        <translation>这个单元的窗口里的数、盖在上面的卷积核的数，以及它们的乘积。</translation>
    </message>
    <message>
        <source>Goes from unit to unit, by itself or step by step.</source>
        <translation>从一个单元走到下一个，自动或一步一步。</translation>
    </message>
    <message>
        <source>The stages of the way back; the one that is lit is shown.</source>
        <translation>反向过程的各个阶段；亮着的那个正在显示。</translation>
    </message>
    <message>
        <source>What adds up in the pixel that is pointed at, stage by stage.</source>
        <translation>所指的像素里，一个阶段一个阶段加起来的是什么。</translation>
    </message>
    <message>
        <source>One map enlarged, with the number of every unit where there is room.</source>
        <translation>放大一张特征图，放得下时写出每个单元的数。</translation>
    </message>
    <message>
        <source>Where the enlarged part lies in the whole map.</source>
        <translation>放大的部分在整张特征图的哪里。</translation>
    </message>
    <message>
        <source>The pictures that excite a map most, out of a folder, beside what it sees in them.</source>
        <translation>一个文件夹里最能激发某张特征图的图片，旁边是它在其中看到的东西。</translation>
    </message>
    <message>
        <source>A row for each map, its nine strongest units, each from another picture.</source>
        <translation>每张特征图一行：它最强的九个单元，各来自不同的图片。</translation>
    </message>
    <message>
        <source>Which pictures are searched, how far the search is, and how it is stopped.</source>
        <translation>在哪些图片里找、找到哪里了、怎样停下。</translation>
    </message>
    <message>
        <source>What each layer costs, and what local connection and sharing save.</source>
        <translation>每层的代价，以及局部连接和权重共享省下多少。</translation>
    </message>
    <message>
        <source>A row for each layer: shape, parameters, multiplications, memory.</source>
        <translation>每层一行：形状、参数、乘法次数、内存。</translation>
    </message>
    <message>
        <source>The article&apos;s sum: connections when dense, when local, and weights when shared.</source>
        <translation>文章里的算式：全连接时的连接数、局部连接时的连接数、共享后的权重数。</translation>
    </message>
    <message>
        <source>The session beside another one, layer by layer: both maps, their difference, how far apart.</source>
        <translation>当前会话与另一个并排，逐层比较：两张特征图、它们的差、相差多远。</translation>
    </message>
    <message>
        <source>How far each layer of the two worlds is apart; a click shows it.</source>
        <translation>两个世界的每一层相差多远；点一下就显示它。</translation>
    </message>
    <message>
        <source>One layer of both worlds and their difference, under one cursor and zoom.</source>
        <translation>两个世界的同一层和它们的差，共用一个光标和缩放。</translation>
    </message>
    <message>
        <source>Where a kernel comes from: its frequencies, its factors, and ways to make one.</source>
        <translation>卷积核从哪里来：它的频率、它的因子，以及制作的方法。</translation>
    </message>
    <message>
        <source>The slices of the kernel that is designed.</source>
        <translation>正在设计的卷积核的各个切片。</translation>
    </message>
    <message>
        <source>How strongly the kernel answers to waves of every length and direction.</source>
        <translation>卷积核对各种波长和方向的波响应多强。</translation>
    </message>
    <message>
        <source>The kernel as a column times a row: how nearly it is separable.</source>
        <translation>把卷积核看作一列乘一行：它有多接近可分离。</translation>
    </message>
    <message>
        <source>Make a kernel of a formula, of a patch of the picture, or of a drawing.</source>
        <translation>用公式、图片的一块或手绘来做卷积核。</translation>
    </message>
    <message>
        <source>A kernel by formula: an edge, a spot, a wave, each with its numbers.</source>
        <translation>按公式做卷积核：边、斑点、波，各有自己的数。</translation>
    </message>
    <message>
        <source>Draw what the kernel is to find; it becomes the kernel that answers it most.</source>
        <translation>画出卷积核要找的东西；它会变成对它响应最强的卷积核。</translation>
    </message>
    <message>
        <source>Take a piece of the picture as a kernel: it finds what looks like it.</source>
        <translation>取图片的一块作卷积核：它会找出与它相像的地方。</translation>
    </message>
    <message>
        <source>The lesson: read, try what you like, and come back to the scene with one click.</source>
        <translation>课程：读一读，随便试，点一下就回到这一幕。</translation>
    </message>
    <message>
        <source>Say what will happen before you look; the first answer counts.</source>
        <translation>先说会怎样，再看；第一次回答算分。</translation>
    </message>
    <message>
        <source>Four kernels, one of which made the covered picture.</source>
        <translation>四个卷积核，其中一个做出了被盖住的图。</translation>
    </message>
    <message>
        <source>Sketch where the covered picture will be strong, then uncover it and see how alike they are.</source>
        <translation>画出被盖住的图哪里会强，再揭开，看看有多像。</translation>
    </message>
    <message>
        <source>The scene in your own words, what it hides and locks, what it asks.</source>
        <translation>用你自己的话写这一幕，它隐藏和锁定什么，问什么。</translation>
    </message>
    <message>
        <source>Where the class is, and the steps there are.</source>
        <translation>课讲到哪里，一共有哪些步骤。</translation>
    </message>
    <message>
        <source>Only for you: what the class sees, your notes, what comes next, and the time that has passed.</source>
        <translation>只给你看：学生看到的画面、你的讲稿、下一步，以及过去的时间。</translation>
    </message>
    <message>
        <source>Everything that comes with the program, in pictures.</source>
        <translation>程序自带的一切，用图片展示。</translation>
    </message>
    <message>
        <source>What an animation shows, from where to where, in how many pictures.</source>
        <translation>动画显示什么，从哪里到哪里，用多少帧。</translation>
    </message>
</context>
<context>
    <name>Worlds</name>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>only in B</source>
        <translation>仅在 B 中</translation>
    </message>
    <message>
        <source>other shape</source>
        <translation>形状不同</translation>
    </message>
    <message>
        <source>B ends before</source>
        <translation>B 未算到</translation>
    </message>
    <message>
        <source>not in B</source>
        <translation>B 中没有</translation>
    </message>
    <message>
        <source>Keep this as B</source>
        <translation>保留为 B</translation>
    </message>
    <message>
        <source>Choose B</source>
        <translation>选择 B</translation>
    </message>
    <message>
        <source>As it was opened or saved last</source>
        <translation>上次打开或保存时的样子</translation>
    </message>
    <message>
        <source>The picture without its transform</source>
        <translation>未变换的图片</translation>
    </message>
    <message>
        <source>A picture, set-up or network…</source>
        <translation>图片、方案或网络…</translation>
    </message>
    <message>
        <source>No world B</source>
        <translation>不要世界 B</translation>
    </message>
    <message>
        <source>The session as it is now stays as world B while you go on (Ctrl+B)</source>
        <translation>现在的会话保留为世界 B，您可以继续修改 (Ctrl+B)</translation>
    </message>
    <message>
        <source>Take another picture or set-up as world B</source>
        <translation>用另一张图片或另一个方案作为世界 B</translation>
    </message>
    <message>
        <source>Swap A and B (Ctrl+Shift+B)</source>
        <translation>交换 A 和 B (Ctrl+Shift+B)</translation>
    </message>
    <message>
        <source>Another picture under this network</source>
        <translation>同一网络下的另一张图片</translation>
    </message>
    <message>
        <source>World A, the session</source>
        <translation>世界 A，当前会话</translation>
    </message>
    <message>
        <source>World B</source>
        <translation>世界 B</translation>
    </message>
    <message>
        <source>A less B</source>
        <translation>A 减 B</translation>
    </message>
    <message>
        <source>All maps of the layer: arrow keys go to a map, Enter chooses it.</source>
        <translation>该层的所有特征图：方向键移动，回车选择。</translation>
    </message>
    <message>
        <source>Wheel, drag or arrow keys move all three; page keys go to the next map.</source>
        <translation>滚轮、拖动或方向键同时移动三个视图；翻页键切换到下一张图。</translation>
    </message>
    <message>
        <source>own scale</source>
        <translation>自己的色标</translation>
    </message>
    <message>
        <source>Colour the difference over a range of its own, so that small ones are seen</source>
        <translation>差值使用自己的颜色范围，微小的差别也能看到</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>已保留</translation>
    </message>
    <message>
        <source>as saved</source>
        <translation>上次保存的</translation>
    </message>
    <message>
        <source>a file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>another input</source>
        <translation>另一个输入</translation>
    </message>
    <message>
        <source>not transformed</source>
        <translation>未变换</translation>
    </message>
    <message>
        <source>was A</source>
        <translation>原来的 A</translation>
    </message>
    <message>
        <source>same</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>Swap A and B</source>
        <translation>交换 A 和 B</translation>
    </message>
    <message>
        <source>all maps</source>
        <translation>所有图</translation>
    </message>
    <message>
        <source>All maps of the layer, side by side</source>
        <translation>该层的所有图并排显示</translation>
    </message>
    <message>
        <source>one map</source>
        <translation>单张图</translation>
    </message>
    <message>
        <source>One map of the layer, enlarged, with its values</source>
        <translation>该层的一张图，放大并显示数值</translation>
    </message>
    <message>
        <source>How far each layer is apart: |A − B| / √(|A|² + |B|²). 0 % is the same, 100 % nothing in common.</source>
        <translation>每一层相差多少：|A − B| / √(|A|² + |B|²)。0 % 为相同，100 % 为毫无共同之处。</translation>
    </message>
    <message>
        <source>The layers of both worlds and how far they are apart</source>
        <translation>两个世界的各层以及它们相差多少</translation>
    </message>
    <message>
        <source>Keep the session as world B, then change anything: both stand side by side with their difference.</source>
        <translation>把会话保留为世界 B，然后随意修改：两者并排显示，并显示差值。</translation>
    </message>
    <message>
        <source>Being computed …</source>
        <translation>正在计算……</translation>
    </message>
    <message>
        <source>The session stands alone again.</source>
        <translation>会话重新单独显示。</translation>
    </message>
    <message>
        <source>A · the session</source>
        <translation>A · 当前会话</translation>
    </message>
    <message>
        <source>B · {name}</source>
        <translation>B · {name}</translation>
    </message>
    <message>
        <source>A − B</source>
        <translation>A − B</translation>
    </message>
    <message>
        <source>own</source>
        <translation>各自</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>共用</translation>
    </message>
    <message>
        <source>A has no such map.</source>
        <translation>A 没有这张图。</translation>
    </message>
    <message>
        <source>B has no layer {name}.</source>
        <translation>B 没有 {name} 层。</translation>
    </message>
    <message>
        <source>B is not computed up to {name}.</source>
        <translation>B 没有算到 {name}。</translation>
    </message>
    <message>
        <source>B has no such map.</source>
        <translation>B 没有这张图。</translation>
    </message>
    <message>
        <source>Maps of {first} and {second} cannot be subtracted.</source>
        <translation>{first} 与 {second} 的图无法相减。</translation>
    </message>
    <message>
        <source>Point at a map: the same unit is read in both worlds.</source>
        <translation>把鼠标移到图上：同时读出两个世界中同一单元的值。</translation>
    </message>
    <message>
        <source>unit {unit}</source>
        <translation>单元 {unit}</translation>
    </message>
    <message>
        <source>map {map} · row {row}, column {column}</source>
        <translation>图 {map} · 第 {row} 行，第 {column} 列</translation>
    </message>
    <message>
        <source>Take a picture, another input, a set-up or a network as world B</source>
        <translation>用图片、其他输入、方案或网络作为世界 B</translation>
    </message>
    <message>
        <source>{name} holds weights alone; world B is a picture, another input or a set-up.</source>
        <translation>{name} 只含权重；世界 B 应为图片、其他输入或方案。</translation>
    </message>
    <message>
        <source>{name} is a video; world B is a picture, another input or a set-up.</source>
        <translation>{name} 是视频；世界 B 需要图片、其他输入或方案。</translation>
    </message>
</context>
<context>
    <name>ZoomView</name>
    <message>
        <source>Click any feature map above, or choose a layer at the left.</source>
        <translation>点击上方任意一张特征图，或在左侧选择一层。</translation>
    </message>
    <message>
        <source>Being computed …</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>The map, enlarged</source>
        <translation>放大的特征图</translation>
    </message>
    <message>
        <source>Wheel and drag or arrow keys zoom and move, page keys go to the next map.</source>
        <translation>滚轮缩放，拖动或方向键移动，翻页键换到相邻的特征图。</translation>
    </message>
    <message>
        <source>The whole map: click or drag to look at a part of it</source>
        <translation>整张特征图：点击或拖动，查看其中一部分</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>own</source>
        <translation>各自</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>本层</translation>
    </message>
    <message>
        <source>network</source>
        <translation>全网</translation>
    </message>
    <message>
        <source>{share} % clipped</source>
        <translation>截断 {share} %</translation>
    </message>
    <message>
        <source>{count} values are NaN or infinite</source>
        <translation>{count} 个值为 NaN 或无穷大</translation>
    </message>
    <message>
        <source>Hatched: {layer} never reads it.</source>
        <translation>斜线部分：{layer} 从不读取。</translation>
    </message>
    <message>
        <source>Wheel zooms, drag moves, F shows all.</source>
        <translation>滚轮缩放，拖动移动，按 F 显示全部。</translation>
    </message>
    <message>
        <source>unit {unit} = {value}</source>
        <translation>单元 {unit} = {value}</translation>
    </message>
    <message>
        <source>of 0–{last}</source>
        <translation>（0–{last}）</translation>
    </message>
    <message>
        <source>({row}, {column}) = {value}</source>
        <translation>({row}, {column}) = {value}</translation>
    </message>
    <message>
        <source>row and column of {height} × {width}</source>
        <translation>行、列，共 {height} × {width}</translation>
    </message>
</context>
</TS>
